using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>What somebody waits for who builds the SDK without having changed anything, and how large it is.</summary>
public static partial class Build
{
    private const int Repetitions = 5;
    private const string Project = "src/CircleCi.Generated";

    public static async Task MeasureAsync(Report report, Server server)
    {
        report.Head("The assembly", "", [""]);
        report.Judge("size, MB", new Measured("CircleCi.Generated.dll", new FileInfo(typeof(CircleCiClient).Assembly.Location).Length / 1e6, Bars.AssemblyMegabytes));
        if (Bars.BuildSeconds is null)
            return;
        var seconds = new List<double>();
        // The first one may have something to do.
        for (var round = 0; round <= Repetitions; round++)
            seconds.Add(await BuildAsync());
        report.Judge("building it again, s", new Measured("nothing to do", Rounds.Median(seconds.Skip(1)), Bars.BuildSeconds));
    }

    private static async Task<double> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", Repository(), "-c", "Release", "-f", "net8.0", "--no-restore", "-nodeReuse:false"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Elapsed().Match(output) is { Success: true } match && process.ExitCode == 0 ? TimeSpan.Parse(match.Groups[1].Value).TotalSeconds : throw new InvalidOperationException(output);
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Project)))
                return Path.Combine(folder.FullName, Project);
        }

        throw new InvalidOperationException($"{Project} is in no folder around {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("Time Elapsed ([0-9:.]+)")]
    private static partial Regex Elapsed();
}
