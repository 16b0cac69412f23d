namespace CircleCi.Generated.Benchmarks;

/// <summary>What a piece of work costs, on average.</summary>
/// <param name="Microseconds">By the clock, divided by how many were done, at once too.</param>
/// <param name="CpuMicroseconds">Of this process, on all cores.</param>
/// <param name="Bytes">What was allocated.</param>
public sealed record Result(double Microseconds, double CpuMicroseconds, double Bytes);
