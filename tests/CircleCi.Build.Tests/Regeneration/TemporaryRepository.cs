using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>A copy of the repository with the build program in it, to be changed at will.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "artifacts", ".git", "TestResults"];

    private TemporaryRepository(string root) => Root = root;

    public string Root { get; }

    public string Report => File.ReadAllText(At("artifacts", "regeneration", "report.md"));

    public JObject Verdict => JObject.Parse(File.ReadAllText(At("artifacts", "regeneration", "verdict.json")));

    /// <summary>With the descriptions, and what the build program needs to look at them.</summary>
    public static TemporaryRepository WithSpecs()
    {
        var repository = new TemporaryRepository(Directory.CreateTempSubdirectory("circleci-repository-").FullName);
        Copy(Repository.Specs, repository.At("specs"));
        Directory.CreateDirectory(repository.At("docs"));
        foreach (var file in new[] { "nswag.json", "Directory.Build.props", "CHANGELOG.md" })
            File.Copy(Repository.At(file), repository.At(file));
        Copy(AppContext.BaseDirectory, repository.At("build", "bin"), "CircleCi.Build.*", "Newtonsoft*", "System.CommandLine*", "YamlDotNet*", "Humanizer*", "Microsoft.CodeAnalysis*");
        return repository;
    }

    /// <summary>With everything that the SDK and its tests are built from.</summary>
    public static TemporaryRepository WithSources()
    {
        var repository = WithSpecs();
        foreach (var folder in new[] { "build", "docs", "src", "tests" })
            Copy(Repository.At(folder), repository.At(folder));
        foreach (var file in Directory.EnumerateFiles(Repository.Root))
            File.Copy(file, repository.At(Path.GetRelativePath(Repository.Root, file)), overwrite: true);
        return repository;
    }

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Runs the build program in it.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments) => RunAsync("dotnet", [At("build", "bin", "CircleCi.Build.dll"), .. arguments]);

    /// <summary>Runs the build program in it, with variables of its own.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => RunAsync("dotnet", [At("build", "bin", "CircleCi.Build.dll"), .. arguments], environment);

    public async Task<string> GitAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>All files but what builds make, with their bytes and times.</summary>
    public string Snapshot() =>
        string.Join('\n', Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(Made.Contains))
            // What setup finds out about a machine is no part of the repository.
            .Where(f => Path.GetFileName(f) != "tools.props")
            .Order(StringComparer.Ordinal)
            .Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));

    public void Dispose()
    {
        // What git keeps is read-only, which some systems take for a reason not to delete it.
        foreach (var file in Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Root, recursive: true);
    }

    public async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // A git hook or another test run must not lead git elsewhere.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal) || k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    private static void Copy(string from, string to, params string[] patterns)
    {
        Directory.CreateDirectory(to);
        foreach (var file in (patterns.Length == 0 ? ["*"] : patterns).SelectMany(p => Directory.EnumerateFiles(from, p)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        if (patterns.Length > 0)
            return;
        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => !Made.Contains(Path.GetFileName(f))))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
