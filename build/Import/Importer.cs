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
    IReadOnlyList<string> Derived,
    IReadOnlyList<string> ChangedFiles);

/// <summary>
/// Makes the committed description of an API version from upstream's: corrected and described by overlay.yaml, named by names.json, in an order
/// of its own. The same input gives the same files, and nothing is written unless everything could be read.
/// </summary>
internal static class Importer
{
    public static async Task<ImportResult> ImportAsync(string source, ApiFolder folder, CancellationToken cancellationToken)
    {
        var upstream = await SourceReader.ReadAsync(source, cache: null, cancellationToken);
        return await ImportAsync(source, upstream, folder, cancellationToken);
    }

    /// <summary>Imports what was read already; <paramref name="source"/> names it in errors.</summary>
    public static async Task<ImportResult> ImportAsync(string source, JObject upstream, ApiFolder folder, CancellationToken cancellationToken)
    {
        var overlay = Overlay.Load(folder.Overlay);
        var names = NameLock.Load(folder.Names);
        var before = (Calls: names.Calls.ToDictionary(), Types: names.Types.Values.ToHashSet());

        var api = Read(source, upstream, overlay);
        var namer = Namer.Name(api, names);
        names.Update(namer.Calls, namer.Places);
        var committed = WithoutOptions(folder.Document(api.IsSwagger2));
        names.OptionsCameLater.UnionWith(api.Operations.Where(o => o.HasOptions && committed.Contains(o.Key)).Select(o => o.Key));
        var document = DocumentWriter.Write(api, namer, names.OptionsCameLater);
        overlay.ApplyToNamed(document);
        var finished = Finisher.Finish(document, Committed(folder.Document(api.IsSwagger2)));
        foreach (var (place, name, like) in finished.Renamed)
            namer.Notes.Add($"{place} is {name} in C#, since {like} has its name.");
        foreach (var (key, pointer, why) in api.LeftOut)
            namer.Notes.Add($"{key} is left out: {why} ({pointer}).");
        foreach (var (pointer, why) in api.Untyped)
            namer.Notes.Add($"{pointer} is JSON of any kind: {why}.");

        var changed = await WriteAsync(
            [
                (folder.Document(api.IsSwagger2), DocumentWriter.ToText(document)),
                (folder.Names, names.ToJson()),
            ],
            cancellationToken);
        var types = namer.Types.Keys.ToHashSet();
        return new ImportResult(
            api.Operations.Count,
            types.Count,
            [.. namer.Calls.Where(c => !before.Calls.ContainsKey(c.Key)).Select(c => $"{c.Key} -> {c.Value}")],
            [.. before.Calls.Where(c => !namer.Calls.ContainsKey(c.Key)).Select(c => $"{c.Key} -> {c.Value}")],
            [.. types.Except(before.Types).Order(StringComparer.Ordinal)],
            [.. before.Types.Except(types).Order(StringComparer.Ordinal)],
            namer.Notes,
            [],
            overlay.Unmet,
            finished.Derived,
            changed);
    }

    /// <summary>What an upstream description says, once our corrections are made in it.</summary>
    public static ApiDocument Read(string source, JObject upstream, Overlay overlay)
    {
        overlay.ApplyToUpstream(upstream);
        return ApiReader.Read(source, upstream);
    }

    /// <summary>The operations of the committed description whose calls take no options: programs are compiled against that.</summary>
    private static HashSet<string> WithoutOptions(string path) => File.Exists(path)
        ? [.. from item in SourceReader.Parse(path, File.ReadAllText(path))["paths"]!.Children<JProperty>()
              from method in ((JObject)item.Value).Properties()
              where method.Value["parameters"]?.Any(p => (string?)p["in"] is "query" or "header" && (bool?)p["required"] != true) != true
              select $"{method.Name.ToUpperInvariant()} {Paths.Nameless(item.Name)}"]
        : [];

    private static JObject? Committed(string path) => File.Exists(path) ? SourceReader.Parse(path, File.ReadAllText(path)) : null;

    /// <summary>Writes what differs, each file whole or not at all.</summary>
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
}
