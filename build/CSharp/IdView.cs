using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>How C# shows an id that has a type of its own.</summary>
/// <param name="Name">The type.</param>
/// <param name="Docs">What it is.</param>
/// <param name="What">What it is the id of, as a literal.</param>
/// <param name="Wanted">What a caller is to give, as a literal.</param>
/// <param name="IsUuid">Whether it is a UUID, and not any text.</param>
internal sealed record IdView(string Name, string Docs, string What, string Wanted, bool IsUuid)
{
    /// <summary>The template that prints it.</summary>
    public bool IsId => true;

    public static IdView Of(string name, JObject schema, Schemas schemas)
    {
        var isUuid = (schema["properties"] as JObject)?.Properties().FirstOrDefault()?.Value is JObject value && schemas.Of(value) == Shape.Guid;
        var what = (string)schema["x-id"]!;
        return new IdView(name, CSharp.Docs.Of((string?)schema["description"]), Literal.Of(what), Literal.Of((isUuid ? "the UUID of " : "the text that names ") + what), isUuid);
    }
}
