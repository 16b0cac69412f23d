using System.Text.RegularExpressions;

namespace CircleCi.Build.Docs;

/// <summary>
/// Keeps the table after <c>&lt;!-- line counts --&gt;</c> true: how many lines of code the same tasks take with the SDK and without it, counted in the
/// regions of the samples. Blank lines and comments do not count.
/// </summary>
internal static partial class LineCounts
{
    private static readonly (string Title, string File)[] Programs =
        [("this SDK", "Samples/Console/Program.cs"), ("stock NSwag", "Samples/StockNSwag/Program.cs"), ("HttpClient", "Samples/PlainHttpClient/Program.cs")];

    private static readonly (string Title, string Region)[] Tasks =
    [
        ("sign in and list the pipelines of a branch", "list"), ("trigger one with parameters", "trigger"), ("wait for it", "wait"),
        ("download the artifacts of what failed", "artifacts"), ("read its log", "log"),
    ];

    /// <summary>The text with the counts of now, if it has the table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Gives the text of a file under tests/; null if there is none.</param>
    public static string Update(string text, Func<string, string?> read) => Marked().Replace(text, m => m.Groups["start"].Value + Table(read));

    private static string Table(Func<string, string?> read)
    {
        var rows = Tasks.Select(t => (t.Title, Counts: Programs.Select(p => Count(read(p.File) ?? "", p.File, t.Region)).ToList())).ToList();
        rows.Add(("all of it", [.. Programs.Select((_, i) => rows.Sum(r => r.Counts[i]))]));
        return $"""
            | lines of code | {string.Join(" | ", Programs.Select(p => p.Title))} |
            |---|{string.Concat(Programs.Select(_ => "--:|"))}
            {string.Join('\n', rows.Select(r => $"| {r.Title} | {string.Join(" | ", r.Counts)} |"))}

            """;
    }

    private static int Count(string code, string file, string region) =>
        SampleCode.Region(code, file, region).Count(l => l.Trim() is { Length: > 0 } line && !line.StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<start><!-- line counts -->\n)(?:\|[^\n]*\n)*")]
    private static partial Regex Marked();
}
