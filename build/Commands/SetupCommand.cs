using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>setup</c>: finds out where the snapshot library comes from on this machine.</summary>
internal static class SetupCommand
{
    private static readonly string ToolsProps = Repository.At("build", "tools", "tools.props");

    public static Command Create()
    {
        var command = new Command("setup", "Finds out whether this machine's package source has Verify.Xunit, to compare snapshots; else a stand-in does. The commands that need to know do this by themselves.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    /// <summary>Sets up unless that was done before.</summary>
    public static async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(ToolsProps) || !(await File.ReadAllTextAsync(ToolsProps, cancellationToken)).Contains("<SnapshotSource>"))
            await RunAsync(cancellationToken);
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        var source = await HasAsync("Verify.Xunit", cancellationToken) ? "package" : "stand-in";
        Directory.CreateDirectory(Path.GetDirectoryName(ToolsProps)!);
        await File.WriteAllTextAsync(
            ToolsProps,
            $"""
            <Project>
              <!-- Written by the build program's command setup: what compares snapshots on this machine, package or stand-in. -->
              <PropertyGroup>
                <SnapshotSource>{source}</SnapshotSource>
              </PropertyGroup>
            </Project>

            """,
            cancellationToken);
    }

    /// <summary>Asks NuGet for a package with all that it depends on.</summary>
    private static async Task<bool> HasAsync(string package, CancellationToken cancellationToken)
    {
        Console.Write($"Asking NuGet for {package} ... ");
        var (exitCode, _) = await Shell.CaptureAsync("dotnet", ["restore", Repository.At("build", "probe", "Probe.csproj"), $"-p:Package={package}"], cancellationToken);
        Console.WriteLine(exitCode == 0 ? "found" : "not to be had");
        return exitCode == 0;
    }
}
