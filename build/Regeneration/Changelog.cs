using System.Text.RegularExpressions;

namespace CircleCi.Build.Regeneration;

/// <summary>CHANGELOG.md, in the form of Keep a Changelog: what is not released yet stands first.</summary>
internal static partial class Changelog
{
    private const string Unreleased = "## [Unreleased]";

    /// <summary>Adds a change to what is not released yet. What it takes back that is not released either never was, for users, and neither was its way back.</summary>
    /// <param name="text">The changelog.</param>
    /// <param name="verdict">The change.</param>
    /// <param name="reversed">The way back: what would be said if the change went from after to before.</param>
    public static string Add(string text, Verdict verdict, Verdict reversed)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var start = lines.IndexOf(Unreleased);
        HashSet<(string, string)> canceled = [];
        for (var i = start + 1; start >= 0 && i < FirstRelease(lines, start + 1); i++)
        {
            foreach (var change in reversed.Changes.Where(c => c.Kind != ChangeKind.Noted && lines[i].StartsWith("- ", StringComparison.Ordinal)))
            {
                var left = ChangelogEntry.Without(lines[i], change);
                if (left == lines[i])
                    continue;
                canceled.Add(KeyOf(change));
                lines[i] = left ?? "";
            }
        }

        var rest = canceled.Count == 0 ? text : Tidy(lines, start);
        return Add(rest, ChangelogEntry.Of(new Verdict([.. verdict.Changes.Where(c => !canceled.Contains(KeyOf(c)))])));
    }

    /// <summary>What a change is about: its place, and the member there that it names first.</summary>
    private static (string, string) KeyOf(Change change) => (change.Where, Member().Match(change.What) is { Success: true } match ? match.Groups[1].Value : "");

    /// <summary>Without lines that are left empty, and sections that have none.</summary>
    private static string Tidy(List<string> lines, int start)
    {
        var end = FirstRelease(lines, start + 1);
        List<string> part = [];
        foreach (var section in string.Join('\n', lines[(start + 1)..end]).Split("\n### "))
        {
            var isFirst = part.Count == 0;
            var kept = section.Split('\n').Where(l => l.Length > 0).ToList();
            if (isFirst)
                part.AddRange(["", .. kept, .. kept.Count > 0 ? [""] : Array.Empty<string>()]);
            else if (kept.Skip(1).Any())
                part.AddRange([$"### {kept[0]}", "", .. kept.Skip(1), ""]);
        }

        return string.Join('\n', [.. lines[..(start + 1)], .. part, .. lines[end..]]);
    }

    [GeneratedRegex("`([A-Za-z_][A-Za-z0-9_]*)`")]
    private static partial Regex Member();

    /// <summary>Adds an entry to what is not released yet, each line in its section; a line that is there already is not repeated.</summary>
    public static string Add(string text, ChangelogEntry entry)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var start = lines.IndexOf(Unreleased);
        if (start < 0)
        {
            start = FirstRelease(lines, 0);
            lines.InsertRange(start, [Unreleased, ""]);
        }

        foreach (var section in ChangelogEntry.Sections)
        {
            var added = entry.Lines.Where(l => l.Section == section).Select(l => $"- {l.Line}").Except(Part(lines, start)).ToList();
            if (added.Count > 0)
                Insert(lines, start, section, added);
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    /// <summary>Makes a release of what is not released yet.</summary>
    public static string Release(string text, string version, DateOnly date)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var start = lines.IndexOf(Unreleased);
        if (start < 0 || !Part(lines, start).Any(l => l.StartsWith("- ", StringComparison.Ordinal)))
            throw new CommandException("CHANGELOG.md has nothing under [Unreleased], so there is nothing to release.");
        lines[start] = $"## [{version}] - {date:yyyy-MM-dd}";
        lines.InsertRange(start, [Unreleased, ""]);
        return string.Join('\n', lines);
    }

    private static void Insert(List<string> lines, int start, string section, List<string> added)
    {
        var end = FirstRelease(lines, start + 1);
        var heading = lines.IndexOf($"### {section}", start, end - start);
        if (heading >= 0)
        {
            var last = lines.FindIndex(heading + 1, end - heading - 1, l => l.StartsWith("### ", StringComparison.Ordinal));
            var at = last < 0 ? end : last;
            while (lines[at - 1].Length == 0)
                at--;
            lines.InsertRange(at, added);
            return;
        }

        // Before the first section that comes later in the order, else at the end.
        var later = ChangelogEntry.Sections.SkipWhile(s => s != section).Select(s => $"### {s}").ToHashSet();
        var next = lines.FindIndex(start + 1, end - start - 1, later.Contains);
        if (next < 0 && lines[end - 1].Length > 0)
            lines.Insert(end++, "");
        lines.InsertRange(next < 0 ? end : next, [$"### {section}", "", .. added, ""]);
    }

    private static IEnumerable<string> Part(List<string> lines, int start) => lines.Skip(start + 1).Take(FirstRelease(lines, start + 1) - start - 1);

    private static int FirstRelease(List<string> lines, int from)
    {
        var found = lines.FindIndex(from, l => l.StartsWith("## ", StringComparison.Ordinal));
        return found < 0 ? lines.Count : found;
    }
}
