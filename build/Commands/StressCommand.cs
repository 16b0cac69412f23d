using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CircleCi.Build.Commands;

/// <summary><c>stress</c>: calls that are canceled at random beside others that are not, with both assemblies.</summary>
internal static class StressCommand
{
    // In the order of the columns, as the program names them.
    private static readonly string[] Figures = ["calls", "canceled", "timedOut", "wrong", "other", "hung", "lateMs", "late99Ms"];

    private static readonly (string Assembly, string Project)[] Programs = [("net8.0", "CircleCi.Stress"), ("netstandard2.0", "CircleCi.NetStandard.Stress")];

    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long each assembly is tried.", DefaultValueFactory = _ => 60 };
        var command = new Command("stress", "Makes calls of all kinds on many threads with both assemblies, cancels some at random, and compares the responses of all others.") { seconds };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(seconds), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int seconds, CancellationToken cancellationToken)
    {
        foreach (var (_, project) in Programs)
            await Shell.StepAsync($"Generating and building {project}", "dotnet", ["build", Repository.At("tests", project), "-c", "Release"], cancellationToken);
        Console.WriteLine();
        Console.WriteLine($"{"",-16}{string.Concat(Figures.Select(f => $"{f,10}"))}  ended with");
        var isGood = true;
        var examples = new List<string>();
        foreach (var (assembly, project) in Programs)
        {
            // Its output is what it counted so far, a line per second: the last one is there even if the process dies.
            var program = Repository.At("tests", project, "bin", "Release", "net10.0", $"{project}.dll");
            var (exitCode, output) = await Shell.CaptureAsync("dotnet", [program, seconds.ToString(CultureInfo.InvariantCulture)], cancellationToken);
            var tally = output.Split('\n').LastOrDefault(l => l.StartsWith('{')) is { } line ? JsonNode.Parse(line) : null;
            Console.WriteLine($"{assembly,-16}{string.Concat(Figures.Select(f => $"{tally?[f]?.ToString() ?? "-",10}"))}  {exitCode}");
            examples.AddRange((tally?["examples"]?.AsArray() ?? []).Select(e => $"{assembly}, {e}"));
            isGood &= exitCode == 0;
        }

        foreach (var example in examples)
            Console.WriteLine(example);
        if (!isGood)
            throw new CommandException("Calls that were canceled did harm, or were not ended as they should be.");
    }
}
