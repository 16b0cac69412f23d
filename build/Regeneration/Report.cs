using System.Text;

namespace CircleCi.Build.Regeneration;

/// <summary>report.md: what a change of the descriptions means for those who use the SDK. It is the message of the commit too, so it begins with its title.</summary>
internal static class Report
{
    public static string TitleOf(Findings change)
    {
        var calls = change.Verdict.Changes.Count(IsNewCall);
        var broken = change.Verdict.Changes.Where(c => c.Level == Level.Major).Select(c => c.Where).Distinct().Count();
        var versions = string.Join(", ", change.After.Select(a => a.Version));
        if (change.Verdict.Level == Level.None)
            return $"CircleCI's {versions}: nothing changed that a program could notice";
        return $"Follow CircleCI's {versions}: {(calls == 0 ? "" : $"{Count(calls, "new call")}, ")}{(broken == 0 ? "nothing breaks" : $"{Count(broken, "break")}")} ({change.Verdict.Name})";
    }

    public static string Write(Findings change)
    {
        var text = new StringBuilder($"# {TitleOf(change)}\n\n");
        text.Append(change.From == change.To
            ? $"The version stays {change.To}{(change.Verdict.Level == Level.None ? "" : ", which is not released yet")}. "
            : $"The version goes from {change.From} to {change.To}. ");
        foreach (var (before, after, import) in change.Before.Zip(change.After, change.Imports))
            text.Append($"{after.Version} had {Count(before.Calls.Count, "call")} and {Count(before.Schemas.Count, "type")}; it has {after.Calls.Count} and {after.Schemas.Count}. ");
        text.Append('\n');

        var changes = change.Verdict.Changes;
        Section(text, "What breaks", Grouped(changes.Where(c => c.Level == Level.Major)));
        Section(text, "New calls", changes.Where(IsNewCall).Select(c => $"{Markdown.Place(c.Where)}: {c.What["new: ".Length..]}"));
        Section(text, "More in what there was", Grouped(changes.Where(c => c.Level == Level.Minor && c.Kind == ChangeKind.Added && !IsNewCall(c) && !IsNewType(c))));
        Section(text, "What changes", Grouped(changes.Where(c => c.Level < Level.Major && c.Kind != ChangeKind.Added)));
        var types = changes.Where(IsNewType).Select(c => $"`{c.Where}`").ToList();
        Section(text, "New types", types.Count == 0 ? [] : [string.Join(", ", types)], bullet: "");
        Section(text, "Names that stay although CircleCI has moved its ids", change.MovedIds);
        Section(text, "Added to the lock of names (names.json), where they may be changed until they ship", Some(Code(NewNames(change))));
        Section(text, "To look at", Some([.. change.Imports.SelectMany(i => i.Notes.Concat(i.UnmetTargets.Select(t => $"overlay.yaml has words or a correction for `{t}`, which is no more")))]));
        Section(text, "Without words of ours yet, only facts (overlay.yaml)", Some(Code(Undocumented(change))));
        if (change.Compared.Length > 0)
            text.Append($"\n{change.Compared}\n");
        return text.ToString();
    }

    /// <summary>What the lock of names holds now that it did not.</summary>
    public static IReadOnlyList<string> NewNames(Findings change) => [.. change.Imports.SelectMany(i => i.NewCalls.Concat(i.NewTypes))];

    /// <summary>What overlay.yaml has no words for.</summary>
    public static IReadOnlyList<string> Undocumented(Findings change) => [.. change.Imports.SelectMany(i => i.Derived)];

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines, string bullet = "- ")
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.Append($"\n## {title}\n\n");
        foreach (var line in all)
            text.Append(bullet).Append(Markdown.Sentence(line)).Append('\n');
    }

    /// <summary>As much of a list as a person reads; names and undocumented elements are all in files beside the report.</summary>
    private static IEnumerable<string> Some(IReadOnlyList<string> all)
    {
        const int Most = 25;
        return all.Count > Most ? all.Take(Most).Append($"and {all.Count - Most} more") : all;
    }

    private static IReadOnlyList<string> Code(IEnumerable<string> texts) => [.. texts.Select(t => $"`{t}`")];

    private static IEnumerable<string> Grouped(IEnumerable<Change> changes) =>
        changes.GroupBy(c => c.Where).Select(g => $"{Markdown.Place(g.Key)}: {string.Join("; ", g.Select(c => c.What))}");

    private static bool IsNewCall(Change change) => change.Kind == ChangeKind.Added && change.What.StartsWith("new: ", StringComparison.Ordinal) && !change.What.StartsWith("new: `", StringComparison.Ordinal) && change.Where.StartsWith("circle.", StringComparison.Ordinal);

    private static bool IsNewType(Change change) => change is { Kind: ChangeKind.Added, What: "new" };

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
