using System.Diagnostics;
using System.Globalization;

namespace CircleCi.Generated.Benchmarks;

/// <summary>This program once more, as a process of its own.</summary>
public static class Child
{
    /// <summary>Starts it with a verb; it is told to end by the end of its input.</summary>
    public static Process Start(params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Runs it to its end and gives what it printed, word by word.</summary>
    public static async Task<string[]> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Split(' ', StringSplitOptions.TrimEntries) : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' failed.");
    }

    /// <summary>Runs it several times for each of those who compete, in turns.</summary>
    /// <returns>The first number that it prints each time.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> RoundsAsync(int rounds, IEnumerable<string> competitors, Func<string, IEnumerable<string>> arguments)
    {
        var numbers = competitors.ToDictionary(who => who, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (who, list) in numbers)
                list.Add(Number((await RunAsync(arguments(who)))[0]));
        }

        return numbers.ToDictionary(n => n.Key, IReadOnlyList<double> (n) => n.Value);
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
