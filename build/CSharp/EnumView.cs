using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>How C# shows a set of known texts.</summary>
/// <param name="Name">Its type.</param>
/// <param name="Docs">What it is.</param>
/// <param name="HasOneSpelling">Whether a part written by hand brings the value into one spelling.</param>
/// <param name="Values">The known texts.</param>
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

/// <param name="Name">The member.</param>
/// <param name="Literal">The text that CircleCI writes, as a literal.</param>
/// <param name="Wire">The same, as documentation has it.</param>
/// <param name="Docs">What it means, if that is said.</param>
internal sealed record EnumValueView(string Name, string Literal, string Wire, string? Docs);
