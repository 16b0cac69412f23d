using CircleCi.Build.Tests.Regeneration;

namespace CircleCi.Build.Tests;

/// <summary>A fresh clone is restored and built with NuGet's own switches and variables, and needs nothing else.</summary>
public sealed class FreshClone : IDisposable
{
    private readonly TemporaryRepository _clone = TemporaryRepository.WithSources();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-nuget-");

    /// <summary>NuGet's folder of packages is a source as well.</summary>
    private static string Source => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Theory]
    [InlineData("--configfile")]
    [InlineData("--source")]
    public async Task Is_restored_from_the_source_that_is_given_alone(string option)
    {
        // By itself it has none.
        File.WriteAllText(_clone.At("nuget.config"), Config("none", Path.Combine(_folder.FullName, "nothing")));
        var config = Path.Combine(_folder.FullName, "own.config");
        File.WriteAllText(config, Config("own", Source));

        var (exitCode, output) = await DotnetAsync("restore", _clone.At("src", "CircleCi.Generated"), option, option == "--source" ? Source : config);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Is_built_where_packages_are_in_a_folder_that_is_named_without_a_slash_at_its_end()
    {
        var project = _clone.At("tests", "CircleCi.PowerShell.Tests");
        Assert.True(await DotnetAsync("restore", project, "--source", Source) is (0, _));

        var (exitCode, output) = await DotnetAsync("build", project, "-c", "Release", "--no-restore", "-p:RunAnalyzers=false", "-m:1", "-nodeReuse:false", "-v", "q");

        Assert.True(exitCode == 0, output);
        Assert.True(File.Exists(Path.Combine(project, "bin", "Release", "net10.0", "Desktop", "Newtonsoft.Json.dll")));
    }

    [Fact]
    public void Takes_the_folder_of_packages_for_one_wherever_its_name_is_used()
    {
        var uses = new[] { "*.csproj", "*.proj", "*.props", "*.targets" }
            .SelectMany(pattern => Directory.EnumerateFiles(_clone.Root, pattern, SearchOption.AllDirectories))
            .SelectMany(file => File.ReadLines(file).Where(l => l.Contains("$(NuGetPackageRoot)", StringComparison.Ordinal) || l.Contains("$(NUGET_PACKAGES)", StringComparison.OrdinalIgnoreCase)))
            .ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(@"EnsureTrailingSlash\('\$\(\w+\)'\)|NormalizePath\('\$\(\w+\)',", line));
    }

    public void Dispose()
    {
        _clone.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Config(string name, string source) =>
        $"""<configuration><packageSources><clear /><add key="{name}" value="{source}" /></packageSources></configuration>""";

    /// <summary>Runs the .NET SDK with a folder of packages that is empty, and whose name has no slash at its end.</summary>
    private Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments) =>
        _clone.RunAsync("dotnet", arguments, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages") });
}
