using System.CommandLine;
using System.Runtime.InteropServices;

namespace CircleCi.Build.Commands;

/// <summary><c>bench</c>: measures how fast answers are read, with both assemblies, and the sandbox.</summary>
internal static class BenchCommand
{
    private static readonly string[] Projects = ["CircleCi.Generated.Benchmarks", "CircleCi.Generated.NetStandard.Benchmarks", "CircleCi.Testing.Benchmarks"];

    public static Command Create()
    {
        var command = new Command("bench", "Measures how fast responses are read, compared with stock NSwag, System.Text.Json, RestSharp and others, and the sandbox, and whether all is as fast as promised.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var project in Projects)
            await Shell.StepAsync($"Generating and building {project}", "dotnet", ["build", PathOf(project), "-c", "Release"], cancellationToken);
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}");
        foreach (var project in Projects)
            await Shell.RunAsync("dotnet", ["run", "--project", PathOf(project), "-c", "Release", "--no-build", "--", "table"], cancellationToken);
    }

    private static string PathOf(string project) => Repository.At("tests", project);
}
