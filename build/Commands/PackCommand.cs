using System.CommandLine;
using CircleCi.Build.Packaging;

namespace CircleCi.Build.Commands;

/// <summary><c>pack</c>: makes the NuGet packages and the bundle for PowerShell.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var command = new Command("pack", $"Makes the NuGet packages and the bundle for PowerShell, in {Repository.Relative(Repository.Packages)}.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // Packages of an earlier version would be restored instead of the new ones.
        if (Directory.Exists(Repository.Packages))
            Directory.Delete(Repository.Packages, recursive: true);
        foreach (var project in Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal))
            await Shell.StepAsync($"Generating, building and packing {Path.GetFileNameWithoutExtension(project)}", "dotnet", ["pack", project, "-c", "Release"], cancellationToken);
        await BundleAsync(cancellationToken);
        foreach (var package in Directory.EnumerateFiles(Repository.Packages).Order(StringComparer.Ordinal))
            Console.WriteLine($"  {Repository.Relative(package)}  {new FileInfo(package).Length / 1024:N0} KB");
    }

    private static async Task BundleAsync(CancellationToken cancellationToken)
    {
        var project = Repository.At("src", "CircleCi.Generated");
        var published = Repository.At("artifacts", "powershell");
        foreach (var (edition, framework) in PowerShellBundle.Editions)
            await Shell.RunQuietlyAsync("dotnet", ["publish", project, "-c", "Release", "-f", framework, "--no-build", "-o", Path.Combine(published, edition)], cancellationToken);
        var version = (await Shell.RunQuietlyAsync("dotnet", ["msbuild", project, "-getProperty:PackageVersion"], cancellationToken)).Trim();
        PowerShellBundle.Write(published, Path.Combine(Repository.Packages, $"CircleCi.Generated.PowerShell-{version}.zip"));
    }
}
