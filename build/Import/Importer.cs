using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>What an import did.</summary>
internal sealed record ImportResult(
    int Operations,
    int Types,
    IReadOnlyList<string> NewCalls,
    IReadOnlyList<string> GoneCalls,
    IReadOnlyList<string> NewTypes,
    IReadOnlyList<string> GoneTypes,
    IReadOnlyCollection<string> Notes,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<string> UnmetTargets,
    IReadOnlyList<string> BrokenLinks,
    IReadOnlyList<string> Derived,
    IReadOnlyList<string> ChangedFiles);

/// <summary>
/// Makes the committed description of an API version from upstream's: corrected and described by overlay.yaml, named by names.json, in an order
/// of its own. The same input gives the same files, and nothing is written unless everything could be read.
/// </summary>
internal static class Importer
{
    /// <summary>How often an import is made until it changes nothing more; twice, but for the oddest of descriptions.</summary>
    private const int MaxRounds = 4;

    public static async Task<ImportResult> ImportAsync(string source, ApiFolder folder, CancellationToken cancellationToken, string? month = null)
    {
        var upstream = await SourceReader.ReadAsync(source, cache: null, cancellationToken);
        return await ImportAsync(source, upstream, folder, cancellationToken, month);
    }

    /// <summary>Imports what was read already; <paramref name="source"/> names it in errors.</summary>
    /// <param name="month">The month that the description is of, such as 2026-08; null for the present one.</param>
    public static async Task<ImportResult> ImportAsync(string source, JObject upstream, ApiFolder folder, CancellationToken cancellationToken, string? month = null)
    {
        var overlay = Overlay.Load(folder.Overlay);
        var names = NameLock.Load(folder.Names);
        var shared = SharedTypes.Beside(folder);
        var before = (Calls: names.Calls.ToDictionary(), Types: names.Types.Values.ToHashSet(), Reported: names.Reported.ToDictionary());

        if (!IsOurs(upstream))
            overlay.ApplyToUpstream(upstream);
        var path = folder.Document(upstream["swagger"] is not null);
        var committed = File.Exists(path) ? SourceReader.Parse(path, await File.ReadAllTextAsync(path, cancellationToken)) : null;
        var ours = committed;
        var round = Import(source, upstream, path, committed, names, overlay, shared, month);
        var (facts, notes) = (round.Facts, round.Names.Notes);
        // What one import makes is what the next one finds, so another one must find nothing to change.
        for (var rounds = 1; rounds < MaxRounds && !JToken.DeepEquals(round.Document, committed); rounds++)
        {
            committed = round.Document;
            names = NameLock.Parse(folder.Names, names.ToJson());
            round = Import(source, upstream, path, committed, names, overlay, shared, month);
            facts = [.. facts, .. round.Facts.Where(f => f.IsNew && facts.All(k => k.Place != f.Place))];
        }

        Show(round.Document);
        // That CircleCI agrees with us again is no reason to touch a file.
        if (JToken.DeepEquals(round.Document, ours) && names.Reported.All(t => before.Reported.GetValueOrDefault(t.Key) == t.Value))
            names.Tell(before.Reported);
        var changed = await WriteAsync(
            [
                (path, DocumentWriter.ToText(round.Document)),
                (folder.Names, names.ToJson()),
                .. shared.Changed is { } completed ? [(shared.Path, DocumentWriter.ToText(completed))] : Array.Empty<(string, string)>(),
            ],
            cancellationToken);
        var (api, namer) = (round.Api, round.Names);
        var types = namer.Types.Keys.ToHashSet();
        return new ImportResult(
            api.Operations.Count,
            types.Count,
            [.. namer.Calls.Where(c => !before.Calls.ContainsKey(c.Key)).Select(c => $"{c.Key} -> {c.Value}")],
            [.. before.Calls.Where(c => !namer.Calls.ContainsKey(c.Key)).Select(c => $"{c.Key} -> {c.Value}")],
            [.. types.Except(before.Types).Order(StringComparer.Ordinal)],
            [.. before.Types.Except(types).Order(StringComparer.Ordinal)],
            notes,
            facts,
            [.. overlay.Unmet.Distinct().Where(target => !api.Operations.Any(o => o.LastDescribed is not null && Paths.InTarget(target).Any(p => Paths.Nameless(p) == Paths.Nameless(o.Path))))],
            round.Finished.BrokenLinks,
            round.Finished.Derived,
            changed);
    }

    /// <summary>Makes our description from upstream's, in which our corrections are made, and from the one that we have.</summary>
    private static Round Import(string source, JObject upstream, string path, JObject? committed, NameLock names, Overlay overlay, SharedTypes shared, string? month)
    {
        var own = (string?)upstream["info"]?["x-described"];
        var api = ApiReader.Read(source, upstream);
        var old = committed is null ? null : ApiReader.Read(path, committed);
        var decisions = new Decisions(names, old?.Described ?? month ?? Months.Now, own ?? month ?? Months.Now);
        if (old is not null)
            api = Keeper.Keep(api, old, names, decisions);
        var namer = Namer.Name(api, names, old);
        names.Update(namer.Calls, namer.Places);
        names.OptionsCameLater.UnionWith(api.Operations.Where(o => o.HasOptions && old?.Operations.Any(b => b.Key == o.Key && !b.HasOptions) == true).Select(o => o.Key));
        var document = DocumentWriter.Write(api, namer, names);
        overlay.ApplyToNamed(document);
        Finished finished;
        try
        {
            finished = Finisher.Finish(document, committed, shared);
        }
        catch (Exception e) when (Overlay.IsBroken(e))
        {
            throw overlay.Blame(DocumentWriter.Write(api, namer, names), d => Finisher.Finish(d, committed, shared)) ?? e;
        }

        Date(document, committed, own, month ?? (committed is null ? null : Months.Now));
        TellRules(decisions, api, namer, finished);
        if (!IsOurs(upstream))
            names.Tell(decisions.Reported);
        return new Round(document, api, namer, finished, [.. decisions.Facts, .. MarkedFacts.Compare(old, api, namer)]);
    }

    /// <summary>What an upstream description says, once our corrections are made in it. A document of ours has them.</summary>
    public static ApiDocument Read(string source, JObject upstream, Overlay overlay)
    {
        if (!IsOurs(upstream))
            overlay.ApplyToUpstream(upstream);
        return ApiReader.Read(source, upstream);
    }

    /// <summary>C# must be able to show it: whoever builds would find that out otherwise.</summary>
    private static void Show(JObject document)
    {
        try
        {
            Views.Add((JObject)document.DeepClone());
        }
        catch (ViewException e)
        {
            throw new ImportException(e.Place, e.Why);
        }
    }

    private static bool IsOurs(JObject document) => document[Finisher.Areas] is not null;

    private static void TellRules(Decisions decisions, ApiDocument api, Namer namer, Finished finished)
    {
        foreach (var fact in namer.Drifted)
            decisions.Tell(fact.Kind, fact.Place, fact.What, fact.Otherwise);
        foreach (var fact in namer.Apart)
            decisions.TellOnce(fact.Kind, fact.Place, fact.What, fact.Otherwise);
        foreach (var (place, name, like) in finished.Renamed)
            decisions.TellOnce(FactKind.Renamed, place, $"is `{name}` in C#, since {like} has its name", "overlay.yaml: x-name (of a member) or x-names (of an enum)");
        foreach (var (key, pointer, why) in api.LeftOut)
            decisions.Tell(FactKind.LeftOut, key, $"{why} ({pointer})", otherwise: null);
        foreach (var (pointer, why) in api.Untyped)
            decisions.Tell(FactKind.Untyped, pointer, $"{why}, so it is JSON of any kind", otherwise: null);
    }

    /// <summary>Dates a description by the newest one of CircleCI's that changed anything in it; a document of ours has its date.</summary>
    private static void Date(JObject document, JObject? committed, string? own, string? month)
    {
        var info = (JObject)document["info"]!;
        if ((own ?? (string?)committed?["info"]?["x-described"]) is { } date)
            info["x-described"] = date;
        if (own is null && month is not null && !JToken.DeepEquals(document, committed))
            info["x-described"] = month;
    }

    /// <summary>Writes what differs, each file complete or not at all.</summary>
    private static async Task<IReadOnlyList<string>> WriteAsync(IEnumerable<(string Path, string Text)> files, CancellationToken cancellationToken)
    {
        List<string> changed = [];
        foreach (var (path, text) in files)
        {
            if (File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == text)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path + ".new", text, cancellationToken);
            changed.Add(path);
        }

        foreach (var path in changed)
            File.Move(path + ".new", path, overwrite: true);
        return changed;
    }

    private sealed record Round(JObject Document, ApiDocument Api, Namer Names, Finished Finished, IReadOnlyList<Fact> Facts);
}
