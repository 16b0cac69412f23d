using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>setup</c>: finds out where the generator and the snapshot library come from on this machine, and gets them.</summary>
internal static class SetupCommand
{
    private static readonly string ToolsProps = Repository.At("build", "tools", "tools.props");
    private static readonly string NpmAssembly = Repository.At("build", "tools", "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");

    public static Command Create()
    {
        var command = new Command("setup", "Finds what this machine's package source has: the generator NSwag.MSBuild, else NSwag from npm; Verify.Xunit for snapshots, else a stand-in. The other commands do this by themselves.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    /// <summary>Sets up unless that was done before.</summary>
    public static async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var known = File.Exists(ToolsProps) ? await File.ReadAllTextAsync(ToolsProps, cancellationToken) : "";
        var isReady = known.Contains("<NSwagSource>") && known.Contains("<SnapshotSource>") && (!known.Contains("npm<") || File.Exists(NpmAssembly));
        if (!isReady)
            await RunAsync(cancellationToken);
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        var generator = await FindGeneratorAsync(cancellationToken);
        var snapshots = await ProbeAsync("Verify.Xunit", cancellationToken) is null ? "package" : "stand-in";
        await WriteAsync(generator, snapshots, cancellationToken);
    }

    private static async Task<string> FindGeneratorAsync(CancellationToken cancellationToken)
    {
        if (await ProbeAsync("NSwag.MSBuild", cancellationToken) is not { } reason)
            return "package";
        try
        {
            await Npm.InstallAsync("NSwag", Repository.At("build", "tools"), cancellationToken);
            return "npm";
        }
        catch (CommandException e)
        {
            throw new CommandException($"NSwag is neither a NuGet package here ({reason}) nor to be had from npm ({e.Message}). Install Node.js, or use a package source that has NSwag.MSBuild.");
        }
    }

    /// <summary>Asks NuGet for a package with all that it depends on.</summary>
    /// <returns>Why it is not to be had; null if it is.</returns>
    private static async Task<string?> ProbeAsync(string package, CancellationToken cancellationToken)
    {
        Console.Write($"Asking NuGet for {package} ... ");
        var (exitCode, output) = await Shell.CaptureAsync("dotnet", ["restore", Repository.At("build", "probe", "Probe.csproj"), $"-p:Package={package}"], cancellationToken);
        Console.WriteLine(exitCode == 0 ? "found" : "not to be had");
        return exitCode == 0 ? null : output.Split('\n').FirstOrDefault(l => l.Contains("error"))?.Trim() ?? "NuGet does not say why";
    }

    private static async Task WriteAsync(string generator, string snapshots, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            ToolsProps,
            $"""
            <Project>
              <!-- Written by the build program's command setup: where NSwag comes from on this machine, package or npm; what compares snapshots, package or stand-in. -->
              <PropertyGroup>
                <NSwagSource>{generator}</NSwagSource>
                <SnapshotSource>{snapshots}</SnapshotSource>
              </PropertyGroup>
            </Project>

            """,
            cancellationToken);
    }
}
