namespace CircleCi.Generated.Benchmarks;

/// <summary>A figure that something may be promised of.</summary>
/// <param name="Of">What it was measured with, such as 22 KB.</param>
/// <param name="Value">The figure; null if it could not be measured.</param>
/// <param name="AtMost">What is promised; null if nothing is.</param>
/// <param name="Spread">How far apart the rounds were, if there were enough of them.</param>
public sealed record Measured(string Of, double? Value, double? AtMost, double? Spread = null)
{
    public Measured(string of, Ratio ratio, double? atMost)
        : this(of, ratio.Value, atMost, ratio.Spread)
    {
    }

    /// <summary>Whether the figure, as it is printed, is not what is promised.</summary>
    public bool IsMissed => Value is { } value && Math.Round(value, 2) > AtMost;

    /// <summary>The figure beside what is promised.</summary>
    public override string ToString() => (Value, AtMost) switch
    {
        (null, _) => "not measured",
        (var value, null) => $"{value:0.00}{Noise}",
        var (value, bar) => $"{value:0.00}{Noise} {(IsMissed ? '>' : '≤')} {bar:0.00} {(IsMissed ? "MISSED" : "met")}",
    };

    private string Noise => Spread is null ? "" : $" ±{Spread:0.00}";
}
