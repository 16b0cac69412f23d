using CircleCi.Build.Import;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// Takes over what CircleCI has changed in its descriptions, if programs can notice it, and says what it means for users. It works beside the
/// repository, in artifacts/regeneration, and replaces files there only when everything is known to be good.
/// </summary>
internal sealed class Regenerator
{
    private static readonly string Versions = Repository.At("Directory.Build.props");
    private static readonly string ChangelogFile = Repository.At("CHANGELOG.md");

    private readonly string _specs = Path.Combine(Outcome.Folder, "specs");

    /// <param name="sources">Upstream's descriptions by API version: files or addresses.</param>
    /// <param name="cancellationToken">Ends it; nothing has changed then.</param>
    /// <returns>What it came to.</returns>
    public async Task<Outcome> RunAsync(IReadOnlyDictionary<string, string> sources, CancellationToken cancellationToken)
    {
        Outcome.Forget();
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

        var before = intakes.Select(i => ApiState.Load(i.Folder)).ToList();
        var after = intakes.Select(i => ApiState.Load(Imported(i))).ToList();
        var moved = intakes.Zip(after, (intake, state) => MovedIds.Find(intake.Read, state.Names)).SelectMany(m => m).ToList();
        var version = VersionFile.Read(await File.ReadAllTextAsync(Versions, cancellationToken));
        var change = new Findings(before, after, imports, moved, new Verdict([]), version, version, "");
        if (imports.All(i => i.ChangedFiles.Count == 0))
            return Outcome.Write(change, []);

        change = await JudgeAsync(change, cancellationToken);
        return Outcome.Write(change, await TakeOverAsync(change, imports, cancellationToken));
    }

    private async Task<Findings> JudgeAsync(Findings change, CancellationToken cancellationToken)
    {
        await Commands.SetupCommand.EnsureAsync(cancellationToken);
        var workspace = new Workspace(Path.Combine(Outcome.Folder, "work"));
        workspace.TakeRepository();
        var before = await workspace.BuildAsync("Building the SDK as it is", Path.Combine(Outcome.Folder, "before"), cancellationToken);
        workspace.TakeSpecs(_specs);
        var after = await workspace.BuildAsync("Building the SDK from the new description", Path.Combine(Outcome.Folder, "after"), cancellationToken);

        // What ApiCompat finds for either framework counts; signatures are the same in both, so the rules of our own look at one.
        var breaks = await ApiCompat.CompareAsync([.. Workspace.Frameworks.Select(f => (before[f], after[f]))], Outcome.Folder, cancellationToken);
        var verdict = Judge.Compare(
            new SdkState(change.Before, AssemblyReader.Read(before[Workspace.Frameworks[0]])),
            new SdkState(change.After, AssemblyReader.Read(after[Workspace.Frameworks[0]])),
            breaks.SelectMany(b => b));

        var tag = await Git.FindReleaseAsync(cancellationToken);
        var (broken, compared) = await CompileTestsAsync(workspace, tag, cancellationToken);
        verdict = new Verdict([.. verdict.Changes, .. broken]);
        return change with { Verdict = verdict, To = NextVersion.After(change.From, tag, verdict.Level), Compared = compared };
    }

    /// <summary>Whether what was written against the SDK before still compiles: the tests and samples of the last release.</summary>
    private async Task<(IReadOnlyList<Change> Broken, string Compared)> CompileTestsAsync(Workspace workspace, string? tag, CancellationToken cancellationToken)
    {
        const string Judged = "The assemblies were compared for both frameworks by ApiCompat, and for net8.0 with nullability";
        var revision = tag ?? "HEAD";
        var whose = tag is null ? "the tests and samples as they are committed" : $"the tests and samples of {tag}";
        if ((await Git.TryAsync(["rev-parse", "--verify", "-q", $"{revision}^{{commit}}"], cancellationToken)).ExitCode != 0)
            return ([], $"{Judged}; there is no git history, so no tests of a release were compiled.");

        await workspace.TakeTestsAsync(revision, cancellationToken);
        Console.Write($"Compiling {whose} against it ... ");
        var errors = await workspace.CompileTestsAsync(cancellationToken);
        Console.WriteLine(errors.Count == 0 ? "they compile" : $"{errors.Count} errors");
        if (errors.Count == 0)
            return ([], $"{Judged}; {whose} compile against the new one.");

        // Tests that cannot do with the SDK as it is either say nothing about the new description.
        workspace.TakeSpecs(Repository.Specs);
        var known = await workspace.CompileTestsAsync(cancellationToken);
        workspace.TakeSpecs(_specs);
        return known.Count > 0
            ? ([], $"{Judged}; {whose} do not compile against the SDK as it is either ({known[0]}), so they say nothing.")
            : ([.. errors.Take(20).Select(e => new Change(Level.Major, ChangeKind.Changed, whose, $"no longer compile: {e}"))], $"{Judged}; {whose} do not compile against the new one.");
    }

    private async Task<IReadOnlyList<string>> TakeOverAsync(Findings change, IEnumerable<ImportResult> imports, CancellationToken cancellationToken)
    {
        var texts = imports.SelectMany(i => i.ChangedFiles).ToDictionary(f => Path.Combine(Repository.Specs, Path.GetRelativePath(_specs, f)), File.ReadAllText);
        texts.Add(ChangelogFile, Changelog.Add(await File.ReadAllTextAsync(ChangelogFile, cancellationToken), ChangelogEntry.Of(change.Verdict)));
        texts.Add(Versions, VersionFile.Write(await File.ReadAllTextAsync(Versions, cancellationToken), change.To));
        return [.. FileSwap.Replace(texts).Select(Repository.Relative)];
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
