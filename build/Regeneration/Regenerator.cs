using System.Text;
using CircleCi.Build.Import;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// Takes over what CircleCI has changed in its descriptions, if programs can notice it, and says what it means for users. It works beside the
/// repository, in artifacts/regeneration, and replaces files there only when everything that ships is built and started.
/// </summary>
internal sealed class Regenerator
{
    private static readonly string Versions = Repository.At("Directory.Build.props");
    private static readonly string ChangelogFile = Repository.At("CHANGELOG.md");
    private static readonly string Cache = Path.Combine(Outcome.Folder, "before");

    private readonly string _specs = Path.Combine(Outcome.Folder, "specs");
    private readonly Workspace _workspace = new(Path.Combine(Outcome.Folder, "work"), new Journal());

    /// <param name="sources">Upstream's descriptions by API version: files or addresses.</param>
    /// <param name="cancellationToken">Ends it; nothing has changed then.</param>
    /// <returns>What it came to.</returns>
    public async Task<Outcome> RunAsync(IReadOnlyDictionary<string, string> sources, CancellationToken cancellationToken)
    {
        List<Intake> intakes = [];
        foreach (var (api, source) in sources)
        {
            Console.WriteLine($"Reading {api} from {source}");
            var cache = new SourceCache(Repository.At("artifacts", "upstream"));
            intakes.Add(await Intake.TakeAsync(new ApiFolder(Path.Combine(Repository.Specs, api)), source, cache, cancellationToken));
        }

        CopySpecs();
        List<ImportResult> imports = [];
        foreach (var intake in intakes)
            imports.Add(await Importer.ImportAsync(intake.Source, intake.Upstream, Imported(intake), cancellationToken));

        var was = intakes.Select(i => ApiState.Load(i.Folder)).ToList();
        var now = intakes.Select(i => ApiState.Load(Imported(i))).ToList();
        var moved = intakes.Zip(now, (intake, state) => MovedIds.Find(intake.Read, state.Names)).SelectMany(m => m).ToList();
        var version = VersionFile.Read(await File.ReadAllTextAsync(Versions, cancellationToken));
        var change = new Findings(was, now, imports, moved, new Verdict([]), version, version, "");
        if (imports.All(i => i.ChangedFiles.Count == 0))
            return Outcome.Write(change, new Dictionary<string, byte[]>());

        await SnapshotLibrary.EnsureAsync(cancellationToken);
        _workspace.TakeRepository();
        await RefuseLossOfHandWrittenAsync(change, cancellationToken);
        var before = await _workspace.BuildBeforeAsync(Cache, cancellationToken);
        var handWritten = HandWritten.Read(_workspace.Root, await _workspace.GenerateAsync(Cache, cancellationToken));
        _workspace.TakeSpecs(_specs);
        var after = await _workspace.BuildAfterAsync(Path.Combine(Outcome.Folder, "after"), change.After, cancellationToken);
        // None of them keeps both cores busy.
        var tag = await Git.FindReleaseAsync(cancellationToken);
        var judging = JudgeAsync(change, before, after, cancellationToken);
        var snapshots = _workspace.RenewSnapshotsAsync(cancellationToken);
        var calling = _workspace.CallSandboxAsync(cancellationToken);
        var compiling = CompileTestsAsync(tag, cancellationToken);
        await Task.WhenAll(judging, snapshots, calling, compiling);
        var ((verdict, reversed), (broken, compared)) = (await judging, await compiling);
        verdict = new Verdict([.. verdict.Changes, .. broken]);
        var judged = change with
        {
            Verdict = verdict,
            To = NextVersion.After(change.From, tag, verdict.Level),
            Compared = compared,
            Unfit = await calling,
            Uses = handWritten.FindUses(Doubtful(change)),
        };
        return Outcome.Write(judged, await ContentsAsync(judged, reversed, await snapshots, cancellationToken));
    }

    /// <summary>What code of ours stands on cannot be lost: somebody has to change the code first.</summary>
    private async Task RefuseLossOfHandWrittenAsync(Findings change, CancellationToken cancellationToken)
    {
        var lost = Part.Lost(change.Before, change.After);
        if (lost.Count == 0)
            return;
        var uses = HandWritten.Read(_workspace.Root, await _workspace.GenerateAsync(Cache, cancellationToken)).FindUses(lost);
        if (uses.Count > 0)
            throw new CommandException(LossOf(uses));
    }

    internal static string LossOf(IReadOnlyList<Use> uses)
    {
        const int Most = 5;
        var places = uses.Select(u => u.Part.Place).Distinct().ToList();
        return $"{string.Join(", ", places.Take(Most))}{(places.Count > Most ? $" and {places.Count - Most} more" : "")} would be gone, but code of ours stands on {(places.Count == 1 ? "it" : "them")}: "
            + $"{string.Join(", ", uses.Take(Most))}{(uses.Count > Most ? $" and {uses.Count - Most} more lines" : "")}. Nothing was built or changed. Change that code first, or leave {(places.Count == 1 ? "it" : "them")} out of \"dropped\" and \"taken\" in names.json.";
    }

    /// <returns>What the change means, and what the way back would.</returns>
    private static async Task<(Verdict Verdict, Verdict Reversed)> JudgeAsync(Findings change, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, CancellationToken cancellationToken)
    {
        // What ApiCompat finds for either framework counts; signatures are the same in both, so the rules of our own look at one.
        var breaks = await ApiCompat.CompareAsync([.. Workspace.Frameworks.Select(f => (before[f], after[f]))], Outcome.Folder, cancellationToken);
        var (was, now) = (new SdkState(change.Before, AssemblyReader.Read(before[Workspace.Frameworks[0]])), new SdkState(change.After, AssemblyReader.Read(after[Workspace.Frameworks[0]])));
        var decisions = new FactChanges(change.Before, change.After);
        return (
            Judge.Compare(was, now, breaks.SelectMany(b => b), change.Facts.Select(f => decisions.ChangeOf(f.Api, f.Fact)).OfType<Change>()),
            Judge.Compare(now, was, [], change.Facts.Select(f => decisions.ReverseOf(f.Api, f.Fact)).OfType<Change>()));
    }

    /// <summary>The operations and other parts of which it is news that CircleCI no longer describes them, or has deprecated them.</summary>
    private static List<Part> Doubtful(Findings change)
    {
        var kept = change.Facts.Where(f => f.Fact is { IsNew: true, Kind: FactKind.Kept or FactKind.Required }).Select(f => (f.Api.Api, f.Fact.Place)).ToHashSet();
        var deprecated = change.Before.Join(change.After, b => b.Version, a => a.Version, (b, a) => a.Calls.Values
                .Where(c => (bool?)c.Node["deprecated"] is true && b.Calls.TryGetValue(c.Name, out var old) && (bool?)old.Node["deprecated"] is not true)
                .Select(c => (a.Api, Paths.Nameless(c.Key))))
            .SelectMany(c => c);
        kept.UnionWith(deprecated);
        return [.. change.Before.SelectMany(Part.Of).Where(p => kept.Contains((p.Api, p.Place))).DistinctBy(p => (p.Api, p.Place))];
    }

    /// <summary>Whether what was written against the SDK before still compiles: the tests and samples of the last release.</summary>
    /// <param name="tag">The release; null before the first one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What does not, and a sentence on what was looked at.</returns>
    private async Task<(IReadOnlyList<Change> Broken, string Compared)> CompileTestsAsync(string? tag, CancellationToken cancellationToken)
    {
        const string Judged = "The assemblies were compared for both frameworks by ApiCompat, and for net8.0 with nullability";
        var revision = tag ?? "HEAD";
        var whose = tag is null ? "the tests and samples as they are committed" : $"the tests and samples of {tag}";
        if ((await Git.AttemptAsync(["rev-parse", "--verify", "-q", $"{revision}^{{commit}}"], cancellationToken)).ExitCode != 0)
            return ([], $"{Judged}; there is no git history, so no tests of a release were compiled.");

        await _workspace.TakeTestsAsync(revision, cancellationToken);
        var errors = await _workspace.CompileTestsAsync($"Compiling {whose} against it", cancellationToken);
        if (errors.Count == 0)
            return ([], $"{Judged}; {whose} compile against the new one.");

        // What does not compile with the SDK as it is either says nothing about the new description.
        _workspace.PutBefore();
        var known = (await _workspace.CompileTestsAsync($"Compiling {whose} against the SDK as it is", cancellationToken)).Select(e => (e.File, e.Line, e.Code)).ToHashSet();
        _workspace.PutAfter(Path.Combine(Outcome.Folder, "after"));
        errors = [.. errors.Where(e => !known.Contains((e.File, e.Line, e.Code)))];
        if (errors.Count == 0)
            return ([], $"{Judged}; {whose} do not compile against the SDK as it is either, so they say nothing.");
        var places = errors.Select(e => $"{_workspace.Relative(e.File)}:{e.Line}").Distinct().ToList();
        return (
            [new Change(Level.Major, ChangeKind.Noted, whose, $"no longer compile, in {string.Join(", ", places.Take(3))}{(places.Count > 3 ? $" and {places.Count - 3} more places" : "")}")],
            $"{Judged}; {whose} do not compile against the new one.");
    }

    /// <summary>What the files of the repository shall be.</summary>
    private async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(Findings change, Verdict reversed, IReadOnlyDictionary<string, byte[]> snapshots, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>(snapshots);
        foreach (var file in change.Imports.SelectMany(i => i.ChangedFiles))
            contents[Path.Combine(Repository.Specs, Path.GetRelativePath(_specs, file))] = await File.ReadAllBytesAsync(file, cancellationToken);
        var changelog = Changelog.Add(await File.ReadAllTextAsync(ChangelogFile, cancellationToken), change.Verdict, reversed);
        contents[ChangelogFile] = Encoding.UTF8.GetBytes(changelog);
        contents[Versions] = Encoding.UTF8.GetBytes(VersionFile.Write(await File.ReadAllTextAsync(Versions, cancellationToken), change.To));
        return contents;
    }

    private ApiFolder Imported(Intake intake) => new(Path.Combine(_specs, intake.Folder.Version));

    private void CopySpecs()
    {
        if (Directory.Exists(_specs))
            Directory.Delete(_specs, recursive: true);
        foreach (var file in Directory.EnumerateFiles(Repository.Specs, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_specs, Path.GetRelativePath(Repository.Specs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
