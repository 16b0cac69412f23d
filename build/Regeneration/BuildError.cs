using System.Text.RegularExpressions;

namespace CircleCi.Build.Regeneration;

/// <summary>What the compiler, or another part of a build, has against a place in a file.</summary>
/// <param name="File">The file; empty where what is wrong stands in none.</param>
/// <param name="Project">The project that was built.</param>
internal sealed partial record BuildError(string File, int Line, string Code, string Message, string Project)
{
    /// <summary>The errors in what a build said, each once.</summary>
    public static IReadOnlyList<BuildError> Find(string output) =>
    [
        .. Error().Matches(output)
            .Select(m => new BuildError(m.Groups["file"].Value, m.Groups["line"].Success ? int.Parse(m.Groups["line"].ValueSpan) : 0, m.Groups["code"].Value, m.Groups["message"].Value, m.Groups["project"].Value))
            .Distinct(),
    ];

    [GeneratedRegex(@"^[^\S\r\n]*(?:(?<file>[^\s(:][^(\r\n]*?|[A-Za-z]:\\[^(\r\n]*?)\((?<line>\d+)(?:,\d+)*\)|[^\r\n:]*?)\s*: error (?<code>[A-Z]*\d*)\s*: (?<message>[^\r\n]*?)(?: \[(?<project>[^\]\r\n]*?)(?:::[^\]\r\n]*)?\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
