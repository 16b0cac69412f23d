using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of an ID with its own type.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Docs">The documentation of the type.</param>
/// <param name="What">What the ID identifies, as a literal.</param>
/// <param name="Wanted">The value that a caller must specify, as a literal.</param>
/// <param name="IsUuid">Whether the ID is a UUID rather than text.</param>
internal sealed record IdView(string Name, string Docs, string What, string Wanted, bool IsUuid)
{
    /// <summary>Selects the template.</summary>
    public bool IsId => true;

    public static IdView Of(string name, JObject schema, Schemas schemas)
    {
        var isUuid = (schema["properties"] as JObject)?.Properties().FirstOrDefault()?.Value is JObject value && schemas.Of(value) == Shape.Guid;
        var what = (string)schema["x-id"]!;
        return new IdView(name, CSharp.Docs.Of((string?)schema["description"]), Literal.Of(what), Literal.Of((isUuid ? "the UUID of " : "the text that names ") + what), isUuid);
    }
}
