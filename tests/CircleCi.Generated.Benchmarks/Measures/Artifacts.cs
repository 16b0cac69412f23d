using System.ComponentModel;
using System.Diagnostics;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>500 artifacts of 100 KB, each after 10 ms, into a folder: as the options start, and with curl and 50 connections.</summary>
public static class Artifacts
{
    private const string Project = "gh/acme/shop";
    private const int Job = 9100;
    private const int Count = 500;
    private const int Size = 100_000;
    private const int Latency = 10;
    private const int Repetitions = 3;
    private const string Curl = "curl --parallel";

    public static IEnumerable<KeyValuePair<string, Answer>> Answers(Uri server)
    {
        var file = Answer.Of(new byte[Size], Latency);
        return
        [
            .. Enumerable.Range(0, Count).Select(i => KeyValuePair.Create($"GET /files/{i}", file)),
            new($"GET /{Server.ApiPath}project/{Project}/{Job}/artifacts", Answer.Of(Responses.ArtifactsAt(Enumerable.Range(0, Count).Select(i => new Uri(server, $"files/{i}"))))),
        ];
    }

    public static async Task MeasureAsync(Report report, Server server)
    {
        using var circle = Server.NewSdk(server.Address);
        var (sdk, curl) = (new List<double>(), new List<double>());
        for (var round = 0; round < Repetitions; round++)
        {
            sdk.Add(await TimeAsync(folder => circle.V2.Jobs.DownloadArtifactsAsync(Project, Job, folder)));
            if (IsThere(Curl.Split(' ')[0]))
                curl.Add(await TimeAsync(folder => CurlAsync(server.Address, folder)));
        }

        var column = $"{Count} of {Size / 1000} KB";
        report.Head("Download artifacts", $"{Latency} ms each", [column]);
        report.Row(Competitor.Sdk, "as options start", $"{Rounds.Median(sdk):0.00} s");
        report.Row(Curl, "50 at once", curl.Count == 0 ? "not installed" : $"{Rounds.Median(curl):0.00} s");
        report.Judge($"time / {Curl}'s", new Measured(column, curl.Count == 0 ? null : Rounds.Median(sdk) / Rounds.Median(curl), Bars.ArtifactTime));
    }

    private static async Task<double> TimeAsync(Func<string, Task> downloadAsync)
    {
        var folder = Directory.CreateTempSubdirectory("circleci-benchmark-");
        try
        {
            var clock = Stopwatch.StartNew();
            await downloadAsync(folder.FullName);
            var seconds = clock.Elapsed.TotalSeconds;
            var files = folder.GetFiles("*", SearchOption.AllDirectories);
            return files.Length == Count && files.All(f => f.Length == Size) ? seconds : throw new InvalidOperationException($"{files.Length} files are not all, or not whole.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CurlAsync(Uri server, string folder)
    {
        using var process = Process.Start("curl", ["--silent", "--no-progress-meter", "--fail", "--parallel", "--parallel-max", "50", "--output", Path.Combine(folder, "#1"), $"{server}files/[0-{Count - 1}]"]);
        await process.WaitForExitAsync();
    }

    private static bool IsThere(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true });
            process!.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
