namespace CircleCi.Build.Snapshots;

/// <summary>What compares snapshots on this machine: the library, or a stand-in where it cannot be had.</summary>
internal static class SnapshotLibrary
{
    private static readonly string ToolsProps = Repository.At("build", "tools", "tools.props");

    /// <summary>Finds it out unless that was done before.</summary>
    public static async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(ToolsProps) || !(await File.ReadAllTextAsync(ToolsProps, cancellationToken)).Contains("<SnapshotSource>"))
            await FindAsync(cancellationToken);
    }

    /// <summary>Finds it out, and writes it down for the build.</summary>
    public static async Task FindAsync(CancellationToken cancellationToken)
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
        Console.Write($"Checking NuGet for {package} ... ");
        var (exitCode, _) = await Shell.CaptureAsync("dotnet", ["restore", Repository.At("build", "probe", "Probe.csproj"), $"-p:Package={package}"], cancellationToken);
        Console.WriteLine(exitCode == 0 ? "found" : "not available");
        return exitCode == 0;
    }
}
