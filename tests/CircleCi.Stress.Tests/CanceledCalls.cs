using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace CircleCi.Stress.Tests;

/// <summary>A short run of what <c>dotnet run --project build -- stress</c> does for a minute.</summary>
public class CanceledCalls(ITestOutputHelper output)
{
    private const string Seconds = "8";

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("CircleCi.Stress")]
    [InlineData("CircleCi.NetStandard.Stress")]
    public async Task Harm_neither_the_process_nor_the_answers_of_others(string program)
    {
        // Built in the same configuration as this, beside it.
        var folder = AppContext.BaseDirectory.Replace(typeof(CanceledCalls).Assembly.GetName().Name!, program);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"{program}.dll"), Seconds]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var guard = new CancellationTokenSource(Guard);
        using var killing = guard.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();

        var said = $"{await errors}{lines.LastOrDefault()}";
        output.WriteLine(said);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {said}");
        var tally = JsonNode.Parse(lines[^1])!;
        Assert.Equal((0, 0, 0), ((int)tally["wrong"]!, (int)tally["other"]!, (int)tally["hung"]!));
        Assert.True((int)tally["canceled"]! > 0 && (int)tally["timedOut"]! > 0, said);
    }
}
