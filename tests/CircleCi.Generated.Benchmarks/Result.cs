namespace CircleCi.Generated.Benchmarks;

/// <summary>What one read costs.</summary>
public sealed record Result(double Microseconds, double Bytes);
