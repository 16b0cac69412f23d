namespace CircleCi.Generated.Json;

/// <summary>A duration as a number of milliseconds.</summary>
internal sealed class MillisecondsConverter() : DurationConverter(TimeSpan.TicksPerMillisecond);
