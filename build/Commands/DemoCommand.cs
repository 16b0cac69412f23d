using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>demo</c>: the main job from descriptions to a program that uses the packed SDK.</summary>
internal static class DemoCommand
{
    private static readonly string Program = Repository.At("build", "demo", "Demo.csproj");

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Generates, builds and packs the SDK, restores the packages into a program of its own and runs that: against an embedded CircleCI or, with CIRCLE_TOKEN set, read-only against yours.");
        var project = new Option<string?>("--project") { Description = "With CIRCLE_TOKEN: the project to show, such as gh/acme/shop. The default is the one built last." };
        command.Options.Add(project);
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(project), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string? project, CancellationToken caller)
    {
        using var stop = Parent.Watch(caller);
        var cancellationToken = stop.Token;
        await PackCommand.RunAsync(cancellationToken);
        // NuGet keeps what it has once restored; the program's own package folder lets go of ours.
        var restored = Repository.At("artifacts", "demo", "packages");
        foreach (var folder in Directory.Exists(restored) ? Directory.EnumerateDirectories(restored, "circleci.*") : [])
            Directory.Delete(folder, recursive: true);
        await Shell.StepAsync("Restoring the packages into the demo program", "dotnet", ["restore", Program, "--force"], cancellationToken);
        await Shell.StepAsync("Building the demo program", "dotnet", ["build", Program, "-c", "Release", "--no-restore"], cancellationToken);
        Console.WriteLine();
        await Shell.RunTiedAsync("dotnet", [Repository.At("artifacts", "demo", "bin", "Demo.dll"), .. project is null ? Array.Empty<string>() : [project]], cancellationToken);
    }
}
