namespace CircleCi.Generated.Http;

/// <summary>Checks times that calls may take.</summary>
internal static class Timeouts
{
    public static TimeSpan? Check(TimeSpan? time, string option) =>
        time is null || time == Timeout.InfiniteTimeSpan || (NotTicks(time.Value, option) > TimeSpan.Zero && time.Value.TotalMilliseconds <= int.MaxValue)
            ? time
            : throw new ArgumentException($"{option} is {time}; specify a positive time of 24 days at most, or Timeout.InfiniteTimeSpan for none.");

    /// <summary>Nobody waits for less than a millisecond; who seems to has given a number of ticks for one of seconds.</summary>
    /// <exception cref="ArgumentException">The time is that short.</exception>
    public static TimeSpan NotTicks(TimeSpan time, string option) =>
        time == TimeSpan.Zero || time.Duration() >= TimeSpan.FromMilliseconds(1)
            ? time
            : throw new ArgumentException($"{option} is {time}, {time.Ticks} ticks, which is less than a millisecond. In PowerShell a number is ticks; write [TimeSpan]::FromSeconds(60) or '00:01:00'.");
}
