using System.Formats.Tar;
using System.Text.RegularExpressions;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// A copy of what the SDK is built from, beside which the repository stays as it is. It is kept: the next run builds only what differs.
/// </summary>
internal sealed partial class Workspace(string root)
{
    /// <summary>Both assemblies of the package.</summary>
    public static readonly IReadOnlyList<string> Frameworks = ["net8.0", "netstandard2.0"];

    private const string Tests = "tests/CircleCi.Generated.Tests";

    private const string Samples = "tests/Samples";

    private static readonly string[] Folders = ["build", "specs", "src"];

    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>What a build needs beside its folders: properties, package versions and the generator's settings.</summary>
    private static IEnumerable<string> Files => Directory.EnumerateFiles(Repository.Root).Where(f => !Path.GetFileName(f).StartsWith(".git", StringComparison.Ordinal));

    public void TakeRepository()
    {
        foreach (var folder in Folders)
            Mirror(Repository.At(folder), Path.Combine(root, folder));
        foreach (var file in Files)
            Copy(file, Path.Combine(root, Path.GetFileName(file)));
    }

    public void TakeSpecs(string specs) => Mirror(specs, Path.Combine(root, "specs"));

    /// <summary>Builds the SDK; gives its assembly per framework, kept under <paramref name="into"/>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> BuildAsync(string what, string into, CancellationToken cancellationToken)
    {
        await Shell.StepAsync(what, "dotnet", Build(Path.Combine(root, "src", "CircleCi.Generated")), cancellationToken);
        var assemblies = Frameworks.ToDictionary(f => f, f => Path.Combine(into, f, "CircleCi.Generated.dll"));
        foreach (var (framework, assembly) in assemblies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
            File.Copy(Path.Combine(root, "src", "CircleCi.Generated", "bin", "Release", framework, "CircleCi.Generated.dll"), assembly, overwrite: true);
        }

        return assemblies;
    }

    /// <summary>Takes the tests and samples as they were at a revision.</summary>
    public async Task TakeTestsAsync(string revision, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(root, "tests.tar");
        foreach (var folder in new[] { Tests, Samples })
            Mirror(null, Path.Combine(root, folder));
        // The first release may have had no samples.
        var samples = await Git.TryAsync(["rev-parse", "--verify", "-q", $"{revision}:{Samples}"], cancellationToken) is { ExitCode: 0 } ? new[] { Samples } : [];
        await Git.RunAsync(["archive", "--format=tar", $"--output={archive}", revision, Tests, "tests/Directory.Build.props", .. samples], cancellationToken);
        await TarFile.ExtractToDirectoryAsync(archive, root, overwriteFiles: true, cancellationToken);
    }

    /// <summary>Compiles them against the SDK as it is here; gives the compiler's errors.</summary>
    public async Task<IReadOnlyList<string>> CompileTestsAsync(CancellationToken cancellationToken)
    {
        // Some samples show what it is like without the SDK.
        var samples = Directory.EnumerateFiles(Path.Combine(root, Samples), "*.csproj", SearchOption.AllDirectories).Where(p => File.ReadAllText(p).Contains("src/CircleCi.Generated", StringComparison.Ordinal));
        List<string> errors = [];
        foreach (var project in samples.Order(StringComparer.Ordinal).Prepend(Path.Combine(root, Tests)))
        {
            var (exitCode, output) = await Shell.CaptureAsync("dotnet", Build(project), cancellationToken);
            List<string> found = [.. Error().Matches(output).Select(m => $"{Path.GetFileName(m.Groups[1].Value)}: {m.Groups[2].Value}")];
            errors.AddRange(exitCode == 0 ? [] : found.Count > 0 ? found : [output.Trim()]);
        }

        return [.. errors.Distinct()];
    }

    // The generator from npm is installed in the repository only.
    private static IEnumerable<string> Build(string project) => ["build", project, "-c", "Release", "-nologo", $"-p:NSwagAssembly={Repository.At("build", "tools", "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll")}"];

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

        static List<string> Names(IEnumerable<string> paths) => [.. paths.Select(p => Path.GetFileName(p)).Where(n => !Made.Contains(n))];
    }

    private static void Copy(string from, string to)
    {
        if (!File.Exists(to) || !File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to)))
            File.WriteAllBytes(to, File.ReadAllBytes(from));
    }

    [GeneratedRegex(@"^\s*([^\s(][^(\n]*\(\d+,\d+\)): error (CS\d+: .*?)(?: \[.*)?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
