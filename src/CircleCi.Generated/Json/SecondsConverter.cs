namespace CircleCi.Generated.Json;

/// <summary>Converts a duration to and from a number of seconds.</summary>
internal sealed class SecondsConverter() : DurationConverter(TimeSpan.TicksPerSecond);
