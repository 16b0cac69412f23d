using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>Converts the prose of a description to a documentation comment. Text in backticks is code.</summary>
internal static partial class Docs
{
    public static string Of(string? prose) =>
        string.Concat(Escape(prose ?? "").Trim().Split('`').Select((part, i) => i % 2 == 0 ? Refer(part) : $"<c>{(part.Length > 0 ? part : "\"\"")}</c>"));

    /// <summary>Keeps references to C# names, which are already XML.</summary>
    private static string Refer(string part) => Reference().Replace(part, "<$1$2/>");

    /// <summary>Escapes text for XML.</summary>
    public static string Escape(string text) => new XText(text.Replace("\r", "", StringComparison.Ordinal)).ToString().Replace("\n", "\n/// <br/>", StringComparison.Ordinal);

    [GeneratedRegex("&lt;(see cref=|paramref name=)(\"[^\"]*\")/&gt;")]
    private static partial Regex Reference();
}
