using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>test</c>: builds everything and runs all tests.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var command = new Command("test", "Builds everything and runs all tests.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        await SetupCommand.EnsureAsync(cancellationToken);
        await Shell.StepAsync("Generating and building", "dotnet", ["build", Repository.Solution, "-c", "Release"], cancellationToken);
        // One project after the other: tests with real connections want a machine that has time for them.
        await Shell.RunAsync("dotnet", ["test", Repository.Solution, "-c", "Release", "--no-build", "-m:1"], cancellationToken);
    }
}
