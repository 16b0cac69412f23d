using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of an extensible enum.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Docs">The documentation of the type.</param>
/// <param name="HasOneSpelling">Whether hand-written code converts the value to a single spelling.</param>
/// <param name="Values">The known values.</param>
internal sealed record EnumView(string Name, string Docs, bool HasOneSpelling, IReadOnlyList<EnumValueView> Values)
{
    public static EnumView Of(string name, JObject schema) => new(
        name,
        CSharp.Docs.Of((string?)schema["description"]),
        (bool?)schema["x-one-spelling"] is true,
        [.. schema["enum"]!.Select(v => (string)v!).Select(v => new EnumValueView(
            (string?)schema["x-names"]?[ValueKey.Of(v)] ?? Names.Pascal(v),
            Literal.Of(v),
            CSharp.Docs.Escape(v),
            (string?)schema["x-values"]?[ValueKey.Of(v)] is { } text ? CSharp.Docs.Of(text) : null))]);
}

/// <param name="Name">The name of the member.</param>
/// <param name="Literal">The wire text, as a literal.</param>
/// <param name="Wire">The wire text, for documentation.</param>
/// <param name="Docs">The documentation of the value, if there is any.</param>
internal sealed record EnumValueView(string Name, string Literal, string Wire, string? Docs);
