using System.Xml.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>Prose of a description as a documentation comment: what stands in backticks is code.</summary>
internal static class Docs
{
    public static string Of(string? prose) =>
        string.Concat(Escape(prose ?? "").Trim().Split('`').Select((part, i) => i % 2 == 0 ? part : $"<c>{(part.Length > 0 ? part : "\"\"")}</c>"));

    /// <summary>Text as it is, in XML.</summary>
    public static string Escape(string text) => new XText(text.Replace("\r", "", StringComparison.Ordinal)).ToString().Replace("\n", "\n/// <br/>", StringComparison.Ordinal);
}
