using System.Text.RegularExpressions;

namespace CircleCi.Build.Regeneration;

/// <summary>What CHANGELOG.md says of a change, by the sections of Keep a Changelog.</summary>
internal sealed partial record ChangelogEntry(IReadOnlyList<(string Section, string Line)> Lines)
{
    /// <summary>The sections, in their order.</summary>
    public static readonly IReadOnlyList<string> Sections = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

    public static ChangelogEntry Of(Verdict verdict)
    {
        List<(string, string)> lines = [];
        foreach (var section in new[] { ChangeKind.Added, ChangeKind.Changed, ChangeKind.Deprecated, ChangeKind.Removed })
        {
            var changes = verdict.Changes.Where(c => c.Kind == section).ToList();
            // A new type is news only together with what it is for.
            var types = changes.Where(IsNewType).ToList();
            foreach (var place in changes.Except(types).GroupBy(c => c.Where).OrderByDescending(g => g.Max(c => c.Level)))
            {
                var breaking = place.Any(c => c.Level == Level.Major) ? "**Breaking:** " : "";
                lines.Add((section.ToString(), $"{breaking}{Markdown.Place(place.Key)}: {Markdown.Sentence(string.Join("; ", place.Select(Words)))}"));
            }

            if (types.Count > 0)
                lines.Add((section.ToString(), Types(types.Select(t => $"`{t.Where}`").ToList())));
        }

        return new ChangelogEntry(lines);
    }

    /// <summary>A line of what is not released yet without what a change would have said in it; null if nothing is left, the line itself if it does not say it.</summary>
    public static string? Without(string line, Change change)
    {
        if (IsNewType(change))
        {
            if (!TypesLine().IsMatch(line))
                return line;
            var types = TypesLine().Match(line).Groups[1].Value.Split(", ").ToList();
            return !types.Remove($"`{change.Where}`") ? line : types.Count == 0 ? null : $"- {Types(types)}";
        }

        var start = line.StartsWith("- **Breaking:** ", StringComparison.Ordinal) ? "- **Breaking:** " : "- ";
        start += $"{Markdown.Place(change.Where)}: ";
        if (!line.StartsWith(start, StringComparison.Ordinal))
            return line;
        var (words, said) = ($"; {Words(change)}; ", $"; {line[start.Length..].TrimEnd('.')}; ");
        var at = said.IndexOf(words, StringComparison.Ordinal);
        if (at < 0)
            return line;
        var left = said.Remove(at, words.Length - 2).Trim(';', ' ');
        return left.Length == 0 ? null : $"{start}{left}.";
    }

    private static bool IsNewType(Change change) => change is { Kind: ChangeKind.Added, What: "new" };

    private static string Types(List<string> types) => $"{types.Count} type{(types.Count == 1 ? "" : "s")}: {string.Join(", ", types)}.";

    // What stands under Added need not say that it is new.
    private static string Words(Change change) => (change.What.StartsWith("new: ", StringComparison.Ordinal) ? change.What["new: ".Length..] : change.What).TrimEnd('.');

    [GeneratedRegex("^- \\d+ types?: (`.*`)\\.$")]
    private static partial Regex TypesLine();
}
