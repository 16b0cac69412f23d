using System.Diagnostics;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>Programs that list pipelines once, compiled ahead of time: how large they are, and how long they take from their start to their end.</summary>
public static class Native
{
    private const string Size = "size";
    private const string Time = "start to end";
    private const int Processes = 21;

    private static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string> { [Competitor.Sdk] = "Sdk", [Competitor.HandWritten] = "HandWritten", [Competitor.Kiota] = "Kiota" };

    public static async Task MeasureAsync(Report report, Server server)
    {
        // Nothing is promised of the other assembly, and each program takes a while.
        if (Bars.NativeMegabytes is null)
            return;
        report.Head("Native program", "lists pipelines", [Size, Time]);
        var programs = new Dictionary<string, NativeProgram>();
        try
        {
            foreach (var (name, folder) in Folders)
                programs[name] = await NativeProgram.PublishAsync(folder);
            var times = await TimeAsync(programs, server.Address);
            foreach (var (name, program) in programs)
                report.Row(name, "", $"{program.Megabytes:0.0} MB", $"{Rounds.Median(times[name]):0.0} ms");
            Judge(programs[Competitor.Sdk].Megabytes, new Measured(Time, Ratio.Of(times[Competitor.Sdk], times[Competitor.HandWritten]), Bars.NativeTime));
        }
        // What the .NET SDK says of it begins with this.
        catch (InvalidOperationException e) when (e.Message.Contains("Platform linker", StringComparison.Ordinal))
        {
            report.Row("There is no linker: install clang and zlib.", "");
            Judge(null, new Measured(Time, null, Bars.NativeTime));
        }
        finally
        {
            foreach (var program in programs.Values)
                program.Dispose();
        }

        void Judge(double? megabytes, Measured time)
        {
            report.Judge("size, MB", new Measured(Size, megabytes, Bars.NativeMegabytes));
            report.Judge($"time / {Competitor.HandWritten}'s", time);
        }
    }

    private static async Task<IReadOnlyDictionary<string, List<double>>> TimeAsync(Dictionary<string, NativeProgram> programs, Uri server)
    {
        var times = programs.ToDictionary(p => p.Key, _ => new List<double>());
        var outputs = new HashSet<string>();
        for (var round = 0; round < Processes; round++)
        {
            foreach (var (name, program) in programs)
            {
                var start = Stopwatch.GetTimestamp();
                outputs.Add(await program.RunAsync(server));
                times[name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return outputs.Count == 1 ? times : throw new InvalidOperationException($"The programs do not print the same: {string.Join(" | ", outputs)}");
    }
}
