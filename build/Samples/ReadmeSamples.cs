using System.Text.RegularExpressions;

namespace CircleCi.Build.Samples;

/// <summary>
/// Keeps code in README.md as it is in tests/Samples, where it is compiled and run: a block after <c>&lt;!-- sample: Console/Program.cs#first-call --&gt;</c>
/// has the lines of that file's <c>#region first-call</c>.
/// </summary>
internal static partial class ReadmeSamples
{
    private const string Mark = "<!-- sample:";

    public static string Path => Repository.At("README.md");

    /// <summary>The text with the code of its samples.</summary>
    /// <param name="readme">The text.</param>
    /// <param name="read">Gives the text of a file of the samples.</param>
    /// <exception cref="CommandException">A mark has no block, or names what there is not.</exception>
    public static string Update(string readme, Func<string, string> read)
    {
        var marked = Marked().Matches(readme);
        if (marked.Count != readme.Split(Mark).Length - 1)
            throw new CommandException($"README.md has a mark '{Mark} ...' that is not followed by a block of C#; write it as '{Mark} Console/Program.cs#first-call -->' on the line before ```csharp.");
        return Marked().Replace(readme, m => $"{m.Groups["start"]}{Region(read(m.Groups["file"].Value), m.Groups["file"].Value, m.Groups["name"].Value)}\n```");
    }

    /// <summary>README.md with the code of its samples.</summary>
    public static string Update() => Update(File.ReadAllText(Path), file => Repository.At("tests", "Samples", file) is var path && File.Exists(path)
        ? File.ReadAllText(path)
        : throw new CommandException($"README.md takes code from {Repository.Relative(path)}, which does not exist."));

    private static string Region(string code, string file, string name)
    {
        var lines = code.Split('\n').Select(l => l.TrimEnd()).ToList();
        var start = lines.FindIndex(l => l.Trim() == $"#region {name}");
        var end = lines.FindIndex(start + 1, l => l.Trim() == "#endregion");
        if (start < 0 || end < 0)
            throw new CommandException($"{file} has no '#region {name}' with an '#endregion', from which README.md takes code.");
        var inner = lines[(start + 1)..end];
        var indent = inner.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', inner.Select(l => l.Length > indent ? l[indent..] : ""));
    }

    [GeneratedRegex(@"(?<start><!-- sample: (?<file>[\w./]+)#(?<name>[\w-]+) -->\n```csharp\n).*?\n```", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
