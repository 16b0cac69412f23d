using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>setup</c>: finds out where the generator comes from on this machine, and gets it.</summary>
internal static class SetupCommand
{
    private static readonly string ToolsProps = Repository.At("build", "tools", "tools.props");
    private static readonly string NpmAssembly = Repository.At("build", "tools", "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");

    public static Command Create()
    {
        var command = new Command("setup", "Finds the generator for this machine: the package NSwag.MSBuild or, where the registry has none, NSwag from npm. The other commands do this by themselves.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    /// <summary>Sets up unless that was done before.</summary>
    public static async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var isReady = File.Exists(ToolsProps) && (!(await File.ReadAllTextAsync(ToolsProps, cancellationToken)).Contains("npm") || File.Exists(NpmAssembly));
        if (!isReady)
            await RunAsync(cancellationToken);
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.Write("Asking NuGet for NSwag.MSBuild ... ");
        var (exitCode, output) = await Shell.CaptureAsync("dotnet", ["restore", Repository.At("build", "probe", "Probe.csproj")], cancellationToken);
        if (exitCode == 0)
        {
            Console.WriteLine("found");
            await WriteAsync("package", cancellationToken);
            return;
        }

        Console.WriteLine("not to be had");
        try
        {
            await Shell.StepAsync("Getting NSwag from npm", OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--prefix", Repository.At("build", "tools")], cancellationToken);
        }
        catch (CommandException e)
        {
            var reason = output.Split('\n').FirstOrDefault(l => l.Contains("error"))?.Trim();
            throw new CommandException($"NSwag is neither a NuGet package here ({reason}) nor to be had from npm ({e.Message}). Install Node.js, or use a package source that has NSwag.MSBuild.");
        }

        await WriteAsync("npm", cancellationToken);
    }

    private static async Task WriteAsync(string source, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            ToolsProps,
            $"""
            <Project>
              <!-- Written by the build program's command setup: where NSwag comes from on this machine, package or npm. -->
              <PropertyGroup>
                <NSwagSource>{source}</NSwagSource>
              </PropertyGroup>
            </Project>

            """,
            cancellationToken);
    }
}
