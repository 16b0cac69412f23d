using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CircleCi.Build.Docs;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// A copy of everything that ships and of the tests that compile against all of it, beside which the repository stays as it is. It is kept: the next run
/// builds only what differs.
/// </summary>
internal sealed partial class Workspace(string root, Journal journal)
{
    /// <summary>Both assemblies of the package.</summary>
    public static readonly IReadOnlyList<string> Frameworks = ["net8.0", "netstandard2.0"];

    private const string Sdk = "src/CircleCi.Generated";

    private const string SurfaceTests = "tests/CircleCi.Surface.Tests";

    private const string SandboxTests = "tests/CircleCi.Testing.Tests";

    private const string SdkTests = "tests/CircleCi.Generated.Tests";

    private const string Samples = "tests/Samples";

    private static readonly string[] Folders = ["build", "docs", "specs", "src", SurfaceTests, SandboxTests, $"{SdkTests}/Support"];

    private static readonly string[] Snapshots = [$"{SurfaceTests}/Verified", "docs"];

    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>What a build needs beside its folders: properties, package versions and the generator's settings.</summary>
    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.Root).Where(f => !Path.GetFileName(f).StartsWith(".git", StringComparison.Ordinal) && !f.EndsWith(".sln", StringComparison.Ordinal))
            .Append(Repository.At("tests", "Directory.Build.props"));

    /// <summary>Where a build's paths are shortened from, in messages.</summary>
    public string Root => root;

    /// <summary>Where the SDK as it was is kept, once it is built.</summary>
    private string? KeptBefore { get; set; }

    /// <summary>What NSwag made last, for all API versions.</summary>
    public string Generated => At(Sdk, "obj", "generated");

    public void TakeRepository()
    {
        foreach (var folder in Folders)
            Mirror(Repository.At(folder), At(folder));
        foreach (var file in Files)
            Copy(file, At(Path.GetRelativePath(Repository.Root, file)));
    }

    public void TakeSpecs(string specs) => Mirror(specs, At("specs"));

    /// <summary>Has the code of the SDK as it is generated, and nothing built.</summary>
    /// <returns>The folder of the code.</returns>
    public async Task<string> GenerateAsync(string cache, CancellationToken cancellationToken)
    {
        var kept = Path.Combine(KeptIn(cache), "generated");
        if (Directory.Exists(kept))
            return kept;
        var project = At(Sdk);
        await RequireAsync("Generating the code as it is", ["restore", project], null, cancellationToken);
        await RequireAsync("Generating the code as it is", ["msbuild", project, "-nologo", "-t:GenerateClients", $"-p:TargetFramework={Frameworks[0]}", "-p:Configuration=Release"], null, cancellationToken);
        Mirror(Generated, kept);
        return kept;
    }

    /// <summary>Builds the SDK as it is, unless that was done before; gives its assembly per framework.</summary>
    public async Task<IReadOnlyDictionary<string, string>> BuildBeforeAsync(string cache, CancellationToken cancellationToken)
    {
        var kept = KeptIn(cache);
        var assemblies = Assemblies(kept);
        KeptBefore = kept;
        if (assemblies.Values.All(File.Exists))
            return assemblies;
        // It is only compared, so nobody needs it analyzed or documented.
        await RequireAsync("Building the SDK as it is", Build(At(Sdk), "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false"), null, cancellationToken);
        foreach (var old in Directory.Exists(cache) ? Directory.EnumerateDirectories(cache).Where(d => d != kept).ToList() : [])
            Directory.Delete(old, recursive: true);
        Mirror(Generated, Path.Combine(kept, "generated"));
        return CopyAssemblies(kept);
    }

    /// <summary>Builds everything that ships, for all frameworks, and the tests that compile against all of it; gives the SDK's assembly per framework.</summary>
    /// <param name="into">The folder that gets the assemblies.</param>
    /// <param name="apis">What it is built from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandException">It cannot be built; the message names the place.</exception>
    public async Task<IReadOnlyDictionary<string, string>> BuildAfterAsync(string into, IReadOnlyList<ApiState> apis, CancellationToken cancellationToken)
    {
        var shipped = Directory.EnumerateFiles(At("src"), "*.csproj", SearchOption.AllDirectories).Select(Relative).Where(p => !p.Split('/').Any(Made.Contains));
        var solution = Solution("Everything", [.. shipped, "build/sandbox/Sandbox.csproj", $"{SurfaceTests}/CircleCi.Surface.Tests.csproj", $"{SandboxTests}/CircleCi.Testing.Tests.csproj"]);
        await RequireAsync("Building everything that ships from the new description", Build(solution), apis, cancellationToken);
        return CopyAssemblies(into);
    }

    /// <summary>Finds out which snapshots and pages follow the new description, and takes them over here.</summary>
    /// <returns>The files by where they stand in the repository.</returns>
    /// <exception cref="CommandException">A test fails for another reason.</exception>
    public async Task<IReadOnlyDictionary<string, byte[]>> RenewSnapshotsAsync(CancellationToken cancellationToken)
    {
        var (exitCode, failed, _) = await TestAsync("Comparing the snapshots of the surface", SurfaceTests, null, cancellationToken);
        if (exitCode != 0)
        {
            var received = Snapshots.Sum(folder => Directory.EnumerateFiles(At(folder), "*.received.*").Count());
            Acceptance.Run(At(SurfaceTests), TextWriter.Null);
            new GeneratedPages(At("docs")).Accept(TextWriter.Null);
            // Each test that fails for its snapshot leaves one. Where there are more, another one fails too, or does until the snapshots are right.
            if (failed.Count != received)
                (exitCode, failed, _) = await TestAsync("Comparing the snapshots that were taken over", SurfaceTests, null, cancellationToken);
            else
                exitCode = 0;
            if (exitCode != 0)
                throw new CommandException($"{SurfaceTests} fails with the new description{(failed.Count > 0 ? $" in {failed[0].Test}" : "")}, also once its snapshots are taken over. Nothing was changed. Mend it; what it says is in {Journal.Place}.");
        }

        return Snapshots.SelectMany(folder => Directory.EnumerateFiles(At(folder)))
            .Select(file => (File: file, Target: Path.Combine(Repository.Root, Path.GetRelativePath(root, file))))
            .Where(f => !File.Exists(f.Target) || !File.ReadAllBytes(f.File).AsSpan().SequenceEqual(File.ReadAllBytes(f.Target)))
            .ToDictionary(f => f.Target, f => File.ReadAllBytes(f.File));
    }

    /// <summary>Starts the sandbox, and has every operation called there through the SDK.</summary>
    /// <returns>The operations, such as V2.Contexts.List, whose responses are not what is described now.</returns>
    /// <exception cref="CommandException">It does not start.</exception>
    public async Task<IReadOnlyList<string>> CallSandboxAsync(CancellationToken cancellationToken)
    {
        var (exitCode, failed, output) = await TestAsync("Starting the sandbox and calling every operation", SandboxTests, "FullyQualifiedName~Operations.EveryOperation", cancellationToken);
        if (exitCode == 0)
            return [];
        var operations = failed.Select(f => Operation().Match(f.Case)).Where(m => m.Success).Select(m => $"{m.Groups[1].Value}.{m.Groups[2].Value.Replace('_', '.')}").Distinct().ToList();
        var isAlive = int.TryParse(Passed().Match(output).Groups[1].ValueSpan, out var passed) && passed > 0;
        return isAlive && operations.Count > 0
            ? operations
            : throw new CommandException($"src/CircleCi.Generated.Testing: the sandbox does not start, or does not respond, with the new description. Nothing was changed. Mend it; what it says is in {Journal.Place}.");
    }

    /// <summary>Takes the tests and samples as they were at a revision.</summary>
    public async Task TakeTestsAsync(string revision, CancellationToken cancellationToken)
    {
        var archive = At("tests.tar");
        foreach (var folder in new[] { SdkTests, Samples })
            Mirror(null, At(folder));
        // The first release may have had no samples.
        var samples = await Git.AttemptAsync(["rev-parse", "--verify", "-q", $"{revision}:{Samples}"], cancellationToken) is { ExitCode: 0 } ? new[] { Samples } : [];
        await Git.RunAsync(["archive", "--format=tar", $"--output={archive}", revision, SdkTests, "tests/Directory.Build.props", .. samples], cancellationToken);
        await TarFile.ExtractToDirectoryAsync(archive, root, overwriteFiles: true, cancellationToken);
    }

    /// <summary>Compiles them against what is built here; gives the compiler's errors.</summary>
    public async Task<IReadOnlyList<BuildError>> CompileTestsAsync(string what, CancellationToken cancellationToken)
    {
        // Some samples show what it is like without the SDK.
        var samples = Directory.EnumerateFiles(At(Samples), "*.csproj", SearchOption.AllDirectories).Where(p => File.ReadAllText(p).Contains("src/CircleCi.Generated", StringComparison.Ordinal));
        var solution = Solution("Release", [.. Directory.EnumerateFiles(At(SdkTests), "*.csproj").Concat(samples.Order(StringComparer.Ordinal)).Select(Relative)]);
        // What they stand on is built; whether they are well written was looked at when they were.
        var (exitCode, output) = await journal.RunAsync(what, "dotnet", Build(solution, "-p:BuildProjectReferences=false", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"), cancellationToken);
        var errors = BuildError.Find(output);
        return exitCode == 0 ? [] : errors.Count > 0 ? errors : [new BuildError("", 0, "", "the build ended without saying why", "")];
    }

    /// <summary>Puts the SDK as it was in the place of the one that was built here, for those who are compiled against it.</summary>
    public void PutBefore() => Put(KeptBefore ?? throw new InvalidOperationException("It was not built."));

    /// <summary>Puts back the SDK that was built here.</summary>
    public void PutAfter(string folder) => Put(folder);

    private void Put(string folder)
    {
        foreach (var (framework, assembly) in Assemblies(folder))
        {
            // The compiler is given what the assembly refers by, where there is that.
            foreach (var target in new[] { "bin/Release/{0}", "obj/Release/{0}", "obj/Release/{0}/ref", "obj/Release/{0}/refint" }.Select(f => At(Sdk, string.Format(System.Globalization.CultureInfo.InvariantCulture, f, framework), "CircleCi.Generated.dll")).Where(File.Exists))
                File.Copy(assembly, target, overwrite: true);
        }
    }

    /// <summary>A build's path as people know it, from the root of the repository.</summary>
    public string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private string At(params string[] parts) => Path.Combine([root, .. parts]);

    private IReadOnlyDictionary<string, string> CopyAssemblies(string into)
    {
        var assemblies = Assemblies(into);
        foreach (var (framework, assembly) in assemblies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
            File.Copy(At(Sdk, "bin", "Release", framework, "CircleCi.Generated.dll"), assembly, overwrite: true);
        }

        return assemblies;
    }

    private static Dictionary<string, string> Assemblies(string folder) => Frameworks.ToDictionary(f => f, f => Path.Combine(folder, f, "CircleCi.Generated.dll"));

    /// <summary>Where the SDK as it is is kept: under a name for all that it is made of.</summary>
    private string KeptIn(string cache)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var folders = new[] { "specs", Sdk, "build/CSharp", "build/templates", "build/generator", "build/tools" }.SelectMany(f => Sources(At(f)));
        foreach (var file in folders.Concat(Directory.EnumerateFiles(root)).Append(At("src", "Directory.Build.props")).Append(At("build", "Generate.targets")).Where(IsSource).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Relative(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Path.Combine(cache, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);

        static IEnumerable<string> Sources(string folder) =>
            Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(Sources));

        static bool IsSource(string file) => Path.GetExtension(file) is not (".slnx" or ".tar" or ".md" or ".yaml");
    }

    private string Solution(string name, IEnumerable<string> projects)
    {
        var path = At($"{name}.slnx");
        var text = $"<Solution>\n{string.Concat(projects.Append("build/Build.csproj").Order(StringComparer.Ordinal).Select(p => $"  <Project Path=\"{p}\" />\n"))}</Solution>\n";
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            File.WriteAllText(path, text);
        return path;
    }

    private async Task RequireAsync(string what, IEnumerable<string> arguments, IReadOnlyList<ApiState>? apis, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await journal.RunAsync(what, "dotnet", arguments, cancellationToken);
        if (exitCode != 0)
            throw new CommandException(new BuildFailure(this, apis ?? []).Tell(what, BuildError.Find(output)));
    }

    private async Task<(int ExitCode, IReadOnlyList<(string Test, string Case)> Failed, string Output)> TestAsync(string what, string project, string? filter, CancellationToken cancellationToken)
    {
        var assembly = Directory.EnumerateFiles(At(project, "bin", "Release"), $"{Path.GetFileName(project)}.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(f => !f.Contains($"{Path.DirectorySeparatorChar}ref", StringComparison.Ordinal));
        var (exitCode, output) = await journal.RunAsync(what, "dotnet", ["test", assembly, "--nologo", .. filter is null ? Array.Empty<string>() : ["--filter", filter]], cancellationToken);
        return (exitCode, [.. FailedTest().Matches(output).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct()], output);
    }

    private static IEnumerable<string> Build(string project, params string[] more) => ["build", project, "-c", "Release", "-nologo", "-p:ShouldUnsetParentConfigurationAndPlatform=false", "-p:IsRegenerating=true", .. more];

    // What is referred to and not named in a solution is built, or looked for, as what refers to it is.
    /// <summary>Makes a folder like another one, but for what builds have left in it. What is the same keeps its time, so that it is not built again.</summary>
    private static void Mirror(string? from, string to)
    {
        Directory.CreateDirectory(to);
        var (files, folders) = from is null ? ([], []) : (Names(Directory.EnumerateFiles(from)), Names(Directory.EnumerateDirectories(from)));
        foreach (var gone in Names(Directory.EnumerateFiles(to)).Except(files))
            File.Delete(Path.Combine(to, gone));
        foreach (var gone in Names(Directory.EnumerateDirectories(to)).Except(folders))
            Directory.Delete(Path.Combine(to, gone), recursive: true);
        foreach (var file in files)
            Copy(Path.Combine(from!, file), Path.Combine(to, file));
        foreach (var folder in folders)
            Mirror(Path.Combine(from!, folder), Path.Combine(to, folder));

        static List<string> Names(IEnumerable<string> paths) => [.. paths.Select(p => Path.GetFileName(p)).Where(n => !Made.Contains(n) && !n.Contains(".received.", StringComparison.Ordinal))];
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(to) && File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to)))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.WriteAllBytes(to, File.ReadAllBytes(from));
    }

    [GeneratedRegex(@"^\s*(?:\[xUnit[^\]]*\]\s+)?CircleCi\.([\w.]+)(\(.*\))? \[FAIL\]\r?$", RegexOptions.Multiline)]
    private static partial Regex FailedTest();

    [GeneratedRegex("""\(api: "(\w+)", operationId: "(\w+)",""")]
    private static partial Regex Operation();

    [GeneratedRegex(@"Passed:\s+(\d+)")]
    private static partial Regex Passed();
}
