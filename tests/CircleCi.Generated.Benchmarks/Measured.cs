namespace CircleCi.Generated.Benchmarks;

/// <summary>A figure that something may be promised of.</summary>
/// <param name="Of">What it was measured with, such as 22 KB.</param>
/// <param name="Value">The figure; null if it could not be measured.</param>
/// <param name="AtMost">What is promised; null if nothing is.</param>
public sealed record Measured(string Of, double? Value, double? AtMost)
{
    public bool IsMet => AtMost is null || Value <= AtMost;

    /// <summary>The figure beside what is promised.</summary>
    public override string ToString() => (Value, AtMost) switch
    {
        (null, null) => "not measured",
        (null, var bar) => $"? > {bar:0.00} MISSED",
        (var value, null) => $"{value:0.00}",
        var (value, bar) => IsMet ? $"{value:0.00} <= {bar:0.00} met" : $"{value:0.00} > {bar:0.00} MISSED",
    };
}
