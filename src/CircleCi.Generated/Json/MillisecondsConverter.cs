namespace CircleCi.Generated.Json;

/// <summary>Converts a duration to and from a number of milliseconds.</summary>
internal sealed class MillisecondsConverter() : DurationConverter(TimeSpan.TicksPerMillisecond);
