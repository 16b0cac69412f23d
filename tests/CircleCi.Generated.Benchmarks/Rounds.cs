using System.Diagnostics;

namespace CircleCi.Generated.Benchmarks;

/// <summary>Measures competitors in turns, round by round, so that whatever else the machine does hits all alike.</summary>
public static class Rounds
{
    private const int Count = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <param name="competitors">Who.</param>
    /// <param name="atOnce">How many pieces of work each has under way at a time.</param>
    public static async Task<Comparison> MeasureAsync(IReadOnlyList<Competitor> competitors, int atOnce = 1)
    {
        var counts = new List<int>();
        foreach (var competitor in competitors)
            counts.Add(await WarmUpAsync(competitor, atOnce));
        var turns = competitors.ToDictionary(c => c.Name, _ => new List<Result>());
        for (var round = 0; round < Count; round++)
        {
            foreach (var (competitor, count) in competitors.Zip(counts))
                turns[competitor.Name].Add(await TurnAsync(competitor, count, atOnce));
        }

        return new Comparison(turns.ToDictionary(t => t.Key, IReadOnlyList<Result> (t) => t.Value));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Works until everything is compiled well; gives how many pieces make a turn.</summary>
    private static async Task<int> WarmUpAsync(Competitor competitor, int atOnce)
    {
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var count = 0;
        // On a busy machine the clock alone would let it begin before its code is compiled.
        for (; clock.Elapsed < WarmUp || (Environment.CpuUsage.TotalTime - cpu < WarmUp && clock.Elapsed < LongestWarmUp); count += atOnce)
            await DoAsync(competitor, atOnce, atOnce);
        // Many at once are to be under way for most of a turn.
        return Math.Max(atOnce == 1 ? 1 : atOnce * 8, (int)(count * (Turn / clock.Elapsed)));
    }

    private static async Task<Result> TurnAsync(Competitor competitor, int count, int atOnce)
    {
        // What the one before left behind is not this one's work.
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await DoAsync(competitor, count, atOnce);
        var time = Stopwatch.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return new Result(time.TotalMicroseconds / count, cpu.TotalMicroseconds / count, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / count);
    }

    private static async Task DoAsync(Competitor competitor, int count, int atOnce)
    {
        if (atOnce == 1)
        {
            for (var i = 0; i < count; i++)
                await competitor.Work();
            return;
        }

        var left = count;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await competitor.Work();
        })));
    }
}
