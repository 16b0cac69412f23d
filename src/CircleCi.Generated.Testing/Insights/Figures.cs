using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>
/// Figures about runs. Durations are those of runs that succeeded or failed, in seconds: percentiles are of the nearest rank, the standard deviation
/// is that of the population. CircleCI does not say how it computes either.
/// </summary>
internal sealed class Figures
{
    private readonly double[] _durations;

    /// <param name="runs">The runs.</param>
    /// <param name="days">How many days they are from, for what is counted by the day.</param>
    public Figures(IEnumerable<Run> runs, double days)
    {
        var all = runs.OrderBy(r => r.StartedAt).ToList();
        var ended = all.Where(r => r.HasSucceeded || r.HasFailed).ToList();
        _durations = [.. ended.Select(r => r.Duration ?? 0).Order()];
        Total = all.Count;
        Completed = ended.Count;
        Successful = ended.Count(r => r.HasSucceeded);
        Credits = all.Sum(r => r.Credits);
        MedianCredits = Whole(Median([.. all.Select(r => (double)r.Credits).Order()]));
        Throughput = Total / days;
        var recoveries = Recoveries(ended).ToList();
        RecoveryCount = recoveries.Count;
        Mttr = recoveries.Count > 0 ? recoveries.Average() : null;
        WindowStart = Total > 0 ? all[0].StartedAt : null;
        WindowEnd = Total > 0 ? all[^1].StartedAt : null;
        LastEnd = all.Max(r => r.StoppedAt);
    }

    public int Total { get; }

    /// <summary>That succeeded or failed.</summary>
    public int Completed { get; }

    public int Successful { get; }

    public int Failed => Completed - Successful;

    public long Credits { get; }

    public long? MedianCredits { get; }

    /// <summary>Runs per day.</summary>
    public double Throughput { get; }

    public int RecoveryCount { get; }

    /// <summary>Seconds from the end of a failed run to that of the next successful one, on average.</summary>
    public double? Mttr { get; }

    public DateTimeOffset? WindowStart { get; }

    public DateTimeOffset? WindowEnd { get; }

    public DateTimeOffset? LastEnd { get; }

    public double SuccessRate => Completed == 0 ? 0 : (double)Successful / Completed;

    public double TotalDuration => _durations.Sum();

    public double? MedianDuration => Median(_durations);

    public double? P95Duration => P95(_durations);

    /// <summary>All null where nothing ended.</summary>
    public JObject Durations() => new()
    {
        ["min"] = Whole(_durations.Length > 0 ? _durations[0] : null),
        ["mean"] = Whole(Mean),
        ["median"] = Whole(MedianDuration),
        ["p95"] = Whole(P95Duration),
        ["max"] = Whole(_durations.Length > 0 ? _durations[^1] : null),
        ["standard_deviation"] = Mean is { } mean ? Math.Sqrt(_durations.Average(d => (d - mean) * (d - mean))) : null,
    };

    /// <summary>Those of a time series.</summary>
    public JObject SeriesDurations()
    {
        var durations = Durations();
        durations.Remove("mean");
        durations.Remove("standard_deviation");
        durations["total"] = Completed == 0 ? null : Whole(TotalDuration);
        return durations;
    }

    /// <summary>How a figure has changed since the window before: 1 for not at all, -1 for a change from nothing to something.</summary>
    public static double Trend(double? now, double? before) => (now ?? 0, before ?? 0) switch
    {
        (0, 0) => 1,
        (_, 0) => -1,
        var (n, b) => n / b,
    };

    public static long? Whole(double? value) => value is { } known ? (long)Math.Round(known, MidpointRounding.AwayFromZero) : null;

    /// <param name="sorted">Smallest first.</param>
    public static double? P95(double[] sorted) => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1];

    private double? Mean => _durations.Length == 0 ? null : _durations.Average();

    private static double? Median(double[] sorted) => sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static IEnumerable<double> Recoveries(IEnumerable<Run> ended)
    {
        Run? failed = null;
        foreach (var run in ended.OrderBy(r => r.StoppedAt))
        {
            if (run.HasFailed)
            {
                failed ??= run;
            }
            else if (failed is not null)
            {
                yield return (run.StoppedAt - failed.StoppedAt)!.Value.TotalSeconds;
                failed = null;
            }
        }
    }
}
