namespace CircleCi.Build.Regeneration;

/// <summary>What CHANGELOG.md says of a change, by the sections of Keep a Changelog.</summary>
internal sealed record ChangelogEntry(IReadOnlyList<(string Section, string Line)> Lines)
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
            var types = changes.Where(c => c is { Kind: ChangeKind.Added, What: "new" }).ToList();
            foreach (var place in changes.Except(types).GroupBy(c => c.Where).OrderByDescending(g => g.Max(c => c.Level)))
            {
                var breaking = place.Any(c => c.Level == Level.Major) ? "**Breaking:** " : "";
                lines.Add((section.ToString(), $"{breaking}{Markdown.Place(place.Key)}: {Markdown.Sentence(string.Join("; ", place.Select(Words)))}"));
            }

            if (types.Count > 0)
                lines.Add((section.ToString(), $"{types.Count} type{(types.Count == 1 ? "" : "s")}: {string.Join(", ", types.Select(t => $"`{t.Where}`"))}."));
        }

        return new ChangelogEntry(lines);

        // What stands under Added need not say that it is new.
        static string Words(Change change) => (change.What.StartsWith("new: ", StringComparison.Ordinal) ? change.What["new: ".Length..] : change.What).TrimEnd('.');
    }
}
