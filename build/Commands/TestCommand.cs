using System.CommandLine;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Commands;

/// <summary><c>test</c>: builds everything and runs all tests.</summary>
internal static class TestCommand
{
    private static readonly string Prism = Repository.At("tests", "CircleCi.Prism.Tests", "prism");

    public static Command Create()
    {
        var command = new Command("test", "Builds everything and runs all tests.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        await SnapshotLibrary.EnsureAsync(cancellationToken);
        await Shell.StepAsync("Restoring PowerShell", "dotnet", ["tool", "restore"], cancellationToken);
        var whyNoPrism = await EnsurePrismAsync(cancellationToken);
        await Shell.StepAsync("Generating and building", "dotnet", ["build", Repository.Solution, "-c", "Release"], cancellationToken);
        try
        {
            // One project after the other: tests with real connections want a machine that has time for them.
            await Shell.RunAsync("dotnet", ["test", Repository.Solution, "-c", "Release", "--no-build", "-m:1"], cancellationToken);
        }
        finally
        {
            if (whyNoPrism is not null)
                Console.WriteLine($"The tests against Prism did NOT run: {whyNoPrism}");
        }
    }

    /// <summary>Gets Prism, the server of tests/CircleCi.Prism.Tests, unless that was done before.</summary>
    /// <returns>Why it cannot be used; null if it can.</returns>
    private static async Task<string?> EnsurePrismAsync(CancellationToken cancellationToken)
    {
        try
        {
            // npm writes this file last.
            if (!File.Exists(Path.Combine(Prism, "node_modules", ".package-lock.json")))
                await Npm.InstallAsync("Prism", Prism, cancellationToken);
            await Shell.RunQuietlyAsync("node", [Path.Combine(Prism, "serve.js")], cancellationToken);
            return null;
        }
        catch (CommandException e)
        {
            return e.Message;
        }
    }
}
