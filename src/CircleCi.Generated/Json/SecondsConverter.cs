namespace CircleCi.Generated.Json;

/// <summary>A duration as a number of seconds.</summary>
internal sealed class SecondsConverter() : DurationConverter(TimeSpan.TicksPerSecond);
