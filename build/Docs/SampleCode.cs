using System.Text.RegularExpressions;

namespace CircleCi.Build.Docs;

/// <summary>
/// Keeps code in README.md and docs/ as it is under tests/, where it is compiled and run: a block after
/// <c>&lt;!-- sample: Samples/Console/Program.cs#list --&gt;</c> has the lines of that file's <c>#region list</c>, and one after
/// <c>&lt;!-- sample: powershell/trigger.ps1 --&gt;</c> the entire file.
/// </summary>
internal static partial class SampleCode
{
    private const string Mark = "\n<!-- sample:";

    /// <summary>The text with the code of its samples.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The text's file, for errors.</param>
    /// <param name="read">Gives the text of a file under tests/; null if there is none.</param>
    /// <exception cref="CommandException">A mark has no block, or names what there is not.</exception>
    public static string Update(string text, string name, Func<string, string?> read)
    {
        if (Marked().Count(text) != text.Split(Mark).Length - 1)
            throw new CommandException($"{name} has a mark '{Mark.Trim()} ...' that is not followed by a block of code; write it as '{Mark.Trim()} Samples/Console/Program.cs#list -->' on the line before ```csharp.");
        return Marked().Replace(text, m =>
        {
            var file = m.Groups["file"].Value;
            var code = read(file) ?? throw new CommandException($"{name} takes code from tests/{file}, which does not exist.");
            return $"{m.Groups["start"]}{string.Join('\n', m.Groups["region"].Success ? Region(code, file, m.Groups["region"].Value) : code.TrimEnd().Split('\n'))}\n```";
        });
    }

    /// <summary>The lines of a region, as if it stood alone.</summary>
    /// <exception cref="CommandException">There is no such region.</exception>
    public static IReadOnlyList<string> Region(string code, string file, string name)
    {
        var lines = code.Split('\n').Select(l => l.TrimEnd()).ToList();
        var start = lines.FindIndex(l => l.Trim() == $"#region {name}");
        var end = lines.FindIndex(start + 1, l => l.Trim() == "#endregion");
        if (start < 0 || end < 0)
            throw new CommandException($"tests/{file} has no '#region {name}' with an '#endregion', from which code is taken.");
        var inner = lines[(start + 1)..end];
        var indent = inner.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return [.. inner.Select(l => l.Length > indent ? l[indent..] : "")];
    }

    [GeneratedRegex(@"(?<start>\n<!-- sample: (?<file>[\w./-]+)(?:#(?<region>[\w-]+))? -->\n```\w+\n).*?\n?```", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
