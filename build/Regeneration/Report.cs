using System.Text;
using CircleCi.Build.Import;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// report.md: what a change of the descriptions means, for people who do not know the code. What somebody has to decide comes first. It is the message
/// of the commit too, so it begins with its title.
/// </summary>
internal static class Report
{
    private const string Sandbox = "src/CircleCi.Generated.Testing";

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
        foreach (var (before, after) in change.Before.Zip(change.After))
            text.Append($"{after.Version} had {Count(before.Calls.Count, "call")} and {Count(before.Schemas.Count, "type")}; it has {after.Calls.Count} and {after.Schemas.Count}. ");
        text.Length--;
        text.Append('\n');

        ToDecide(text, change);
        ToGain(text, change);
        WithoutEffect(text, change);
        ToKnow(text, change);
        return text.ToString();
    }

    /// <summary>What the lock of names holds now that it did not.</summary>
    public static IReadOnlyList<string> NewNames(Findings change) => [.. change.Imports.SelectMany(i => i.NewCalls.Concat(i.NewTypes))];

    /// <summary>What overlay.yaml has no words for.</summary>
    public static IReadOnlyList<string> Undocumented(Findings change) => [.. change.Imports.SelectMany(i => i.Derived)];

    /// <summary>What an import has to say to those who keep overlay.yaml: much of it stays the same from run to run.</summary>
    public static IReadOnlyList<string> Notes(Findings change) => [.. change.Imports.SelectMany(i => i.Notes.Concat(i.UnmetTargets.Select(t => $"overlay.yaml describes or corrects `{t}`, which no longer exists.")).Concat(i.BrokenLinks.Select(l => $"overlay.yaml links to what does not exist: {l}")))];

    private static void ToDecide(StringBuilder text, Findings change)
    {
        var decisions = new FactChanges(change.Before, change.After);
        var facts = change.Facts.Where(f => f.Fact.IsNew).ToList();
        var told = facts.Select(f => decisions.ChangeOf(f.Api, f.Fact)).OfType<Change>().ToHashSet();
        Section(text, "To decide: what breaks", "Programs that use this may not compile, run or succeed any more.", Grouped(change.Verdict.Changes.Where(c => c.Level == Level.Major && !told.Contains(c))).Concat(Lines(FactKind.Dropped)));
        Section(text, "To decide: what CircleCI requires now", "Calls still compile without it, and CircleCI may reject them.", Lines(FactKind.Required));
        Section(text, "To decide: what CircleCI no longer describes", "It stays as it is, marked with when it was described last, because programs use it and CircleCI usually continues to serve it.", Lines(FactKind.Kept));
        Section(text, "To decide: what CircleCI describes otherwise", "The SDK's types stay as programs know them.", Lines(FactKind.Held));
        Section(text, "To decide: where our own code stands on these", "It still compiles. If CircleCI stops serving it, this no longer works.", change.Uses.GroupBy(u => (u.Part.Api, u.Part.Place)).Select(g => $"{g.Key.Place} ({g.Key.Api}): {string.Join(", ", g.Select(u => $"`{u}`"))}"));
        Section(text, "To write: responses of the sandbox that deviate from the new description", $"Its tests fail until {Sandbox} follows.", change.Unfit.Select(o => $"`{o}`: see the area {o.Split('.')[1]} in {Sandbox}"));

        IEnumerable<string> Lines(FactKind kind) => facts.Where(f => f.Fact.Kind == kind).Select(f => Line(decisions, f.Api, f.Fact));
    }

    private static void ToGain(StringBuilder text, Findings change)
    {
        var changes = change.Verdict.Changes;
        var decisions = new FactChanges(change.Before, change.After);
        var calls = changes.Where(IsNewCall).ToList();
        Section(text, "New calls", "", calls.Select(c => $"{Markdown.Place(c.Where)}: {c.What["new: ".Length..]}"));
        if (calls.Count > 0)
            text.Append($"\nThe sandbox responds to {(calls.Count == 1 ? "it" : "them")} with an example of the description, until somebody implements {(calls.Count == 1 ? "it" : "them")}: {Sandbox}, in the folder of the area.\n");
        Section(text, "More in what there was", "", Grouped(changes.Where(c => c.Level == Level.Minor && c.Kind == ChangeKind.Added && !IsNewCall(c) && !IsNewType(c))));
        Section(text, "Described again", "", New(change, FactKind.Returned).Select(f => Line(decisions, f.Api, f.Fact)));
        Section(text, "New types", "", changes.Where(IsNewType).Select(c => $"`{c.Where}`").ToList() is { Count: > 0 } types ? [string.Join(", ", types)] : [], bullet: "");
    }

    private static void WithoutEffect(StringBuilder text, Findings change)
    {
        var decisions = new FactChanges(change.Before, change.After);
        var told = New(change, FactKind.Kept, FactKind.Returned, FactKind.Held, FactKind.Respelled, FactKind.Renamed, FactKind.LeftOut, FactKind.Untyped).Select(f => decisions.ChangeOf(f.Api, f.Fact)).OfType<Change>().ToHashSet();
        Section(text, "What changes", "Nothing breaks by it.", Grouped(change.Verdict.Changes.Where(c => c.Level < Level.Major && c.Kind != ChangeKind.Added && !told.Contains(c))));
        Section(text, "Written with another spelling", "Both are read, and C# has one name for them.", New(change, FactKind.Respelled).Select(f => Line(decisions, f.Api, f.Fact)));
        Section(text, "Named by rule, since the name was taken", "", New(change, FactKind.Renamed).Select(f => Line(decisions, f.Api, f.Fact)));
        Section(text, "Omitted", "This cannot be generated; everything else is there.", New(change, FactKind.LeftOut).Select(f => Line(decisions, f.Api, f.Fact)));
        Section(text, "Without a type in C#", "", New(change, FactKind.Untyped).Select(f => Line(decisions, f.Api, f.Fact)));
        Section(text, "Names that stay although CircleCI has moved its ids", "", change.MovedIds);
    }

    private static void ToKnow(StringBuilder text, Findings change)
    {
        Section(text, "Added to the lock of names (names.json), where they may be changed until they ship", "", Some(Code(NewNames(change))));
        Section(text, "Without words of ours yet, only facts (overlay.yaml)", "", Some(Code(Undocumented(change))));
        var known = change.Facts.Where(f => !f.Fact.IsNew).GroupBy(f => f.Fact.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Short(g.Key)}").ToList();
        if (known.Count > 0)
            text.Append($"\nAs before, and reported when it was new: {string.Join(", ", known)}. All of it is in names.json and in the description.\n");
        if (change.Imports.Sum(i => i.Notes.Count + i.UnmetTargets.Count + i.BrokenLinks.Count) is var notes and > 0)
            text.Append($"\n{Count(notes, "note")} for those who keep overlay.yaml, such as words for what is no more, {(notes == 1 ? "is" : "are")} in notes.txt beside this report.\n");
        if (change.Compared.Length > 0)
            text.Append($"\nEverything that ships was built from the new description, and the sandbox started and called. {change.Compared}\n");
    }

    private static IEnumerable<(ApiState Api, Fact Fact)> New(Findings change, params FactKind[] kinds) => change.Facts.Where(f => f.Fact.IsNew && kinds.Contains(f.Fact.Kind));

    private static string Line(FactChanges decisions, ApiState api, Fact fact)
    {
        var otherwise = fact.Otherwise is null ? "" : $" To decide otherwise, write into specs/{api.Version}/names.json: `{fact.Otherwise}`.";
        return $"{Markdown.Place(decisions.WhereOf(api, fact))}: {Markdown.Sentence(decisions.WhatOf(api, fact))}{otherwise}";
    }

    private static string Short(FactKind kind) => kind switch
    {
        FactKind.Kept => "no longer described and kept",
        FactKind.Returned => "described again",
        FactKind.Held => "of another type or nullability with CircleCI",
        FactKind.Respelled => "with two spellings",
        FactKind.Required => "required by CircleCI and optional here",
        FactKind.Dropped => "dropped",
        FactKind.Renamed => "named by rule",
        FactKind.Untyped => "without a type in C#",
        _ => "left out",
    };

    private static void Section(StringBuilder text, string title, string explanation, IEnumerable<string> lines, string bullet = "- ")
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.Append($"\n## {title}\n\n");
        if (explanation.Length > 0)
            text.Append(explanation).Append("\n\n");
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
