using System.CommandLine;
using System.Runtime.InteropServices;

namespace CircleCi.Build.Commands;

/// <summary><c>bench</c>: measures what reading, writing and calls cost, with both assemblies, and the sandbox.</summary>
internal static class BenchCommand
{
    private static readonly string[] Projects = ["CircleCi.Generated.Benchmarks", "CircleCi.Generated.NetStandard.Benchmarks"];
    private const string Sandbox = "CircleCi.Testing.Benchmarks";

    public static Command Create()
    {
        var measures = new Argument<string[]>("measures") { Arity = ArgumentArity.ZeroOrMore, Description = "What to measure, such as write or throughput; everything if omitted." };
        var command = new Command("bench", "Measures what reading, writing and calls cost, compared with System.Text.Json, Kiota, Refit, stock NSwag and others, and the sandbox. Fails if it is more than promised.") { measures };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(measures) ?? [], cancellationToken));
        return command;
    }

    private static async Task RunAsync(string[] measures, CancellationToken cancellationToken)
    {
        var projects = measures.Length == 0 ? [.. Projects, Sandbox] : Projects;
        foreach (var project in projects)
            await Shell.StepAsync($"Generating and building {project}", "dotnet", ["build", PathOf(project), "-c", "Release"], cancellationToken);
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}");
        var missed = new List<string>();
        foreach (var project in projects)
        {
            try
            {
                await Shell.RunAsync("dotnet", ["run", "--project", PathOf(project), "-c", "Release", "--no-build", "--", "table", .. measures], cancellationToken);
            }
            catch (CommandException)
            {
                // The others are measured all the same.
                missed.Add(project);
            }
        }

        if (missed.Count > 0)
            throw new CommandException($"Not all is as promised: see MISSED above, of {string.Join(" and ", missed)}.");
    }

    private static string PathOf(string project) => Repository.At("tests", project);
}
