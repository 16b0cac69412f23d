using System.Diagnostics;

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
}
