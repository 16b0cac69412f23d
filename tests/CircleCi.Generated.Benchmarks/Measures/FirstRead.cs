using System.Diagnostics;
using System.Globalization;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>What the first read of a process costs.</summary>
public static class FirstRead
{
    /// <summary>The response that is read.</summary>
    private const string SubjectName = "22 KB";
    private const int Processes = 7;

    public static async Task MeasureAsync(Report report, Server server)
    {
        var times = await Child.RoundsAsync(Processes, Competitor.Verbs.Keys, who => ["first", who]);
        report.Head("The first read of a process", "", [SubjectName]);
        foreach (var (who, time) in times)
            report.Row(Competitor.Verbs[who], "", $"{Rounds.Median(time):0.0} ms");
        report.Judge($"time / {Competitor.StockNSwag}'s", new Measured(SubjectName, Ratio.Of(times["sdk"], times["stock"]), Bars.FirstReadTime));
    }

    /// <summary>The process: reads a response once and prints how many milliseconds that took.</summary>
    public static async Task ReadAsync(string who)
    {
        var competitor = Subject.All.Single(s => s.Name == SubjectName).Parse().Single(c => c.Name == Competitor.Verbs[who]);
        var start = Stopwatch.GetTimestamp();
        await competitor.Work();
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture));
    }
}
