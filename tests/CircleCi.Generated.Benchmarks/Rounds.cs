using System.Diagnostics;

namespace CircleCi.Generated.Benchmarks;

/// <summary>Measures competitors in turns, round by round, so that whatever else the machine does hits all alike.</summary>
public static class Rounds
{
    private const int Count = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <summary>The medians.</summary>
    public static async Task<IReadOnlyDictionary<string, Result>> MeasureAsync(IReadOnlyList<Competitor> competitors)
    {
        var reads = new List<int>();
        foreach (var competitor in competitors)
            reads.Add(await WarmUpAsync(competitor));
        var turns = competitors.ToDictionary(c => c.Name, _ => new List<Result>());
        for (var round = 0; round < Count; round++)
        {
            foreach (var (competitor, count) in competitors.Zip(reads))
                turns[competitor.Name].Add(await TurnAsync(competitor, count));
        }

        return turns.ToDictionary(t => t.Key, t => new Result(Median(t.Value.Select(r => r.Microseconds)), Median(t.Value.Select(r => r.Bytes))));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Reads until everything is compiled well; gives how many reads make a turn.</summary>
    private static async Task<int> WarmUpAsync(Competitor competitor)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < WarmUp; count++)
            await competitor.Read();
        return Math.Max(1, (int)(count * (Turn / clock.Elapsed)));
    }

    private static async Task<Result> TurnAsync(Competitor competitor, int count)
    {
        // What the one before left behind is not this one's work.
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            await competitor.Read();
        var time = Stopwatch.GetElapsedTime(start);
        return new Result(time.TotalMicroseconds / count, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / count);
    }
}
