namespace CircleCi.Build.Regeneration;

/// <summary>CHANGELOG.md, in the form of Keep a Changelog: what is not released yet stands first.</summary>
internal static class Changelog
{
    private const string Unreleased = "## [Unreleased]";

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
