namespace CircleCi.Generated.Benchmarks;

/// <summary>What competitors cost, round by round.</summary>
public sealed class Comparison(IReadOnlyDictionary<string, IReadOnlyList<Result>> turns)
{
    /// <summary>The medians of one of them.</summary>
    public Result this[string name] => new(MedianOf(name, r => r.Microseconds), MedianOf(name, r => r.CpuMicroseconds), MedianOf(name, r => r.Bytes));

    /// <summary>What the SDK costs, or another, as a part of what somebody else does.</summary>
    public Ratio Of(string other, Func<Result, double> cost, string name = Competitor.Sdk) => Ratio.Of(turns[name].Select(cost), turns[other].Select(cost));

    private double MedianOf(string name, Func<Result, double> cost) => Rounds.Median(turns[name].Select(cost));
}
