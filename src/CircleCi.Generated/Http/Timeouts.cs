namespace CircleCi.Generated.Http;

/// <summary>Checks times that calls may take.</summary>
internal static class Timeouts
{
    public static TimeSpan? Check(TimeSpan? time, string option) =>
        time is null || time == Timeout.InfiniteTimeSpan || (time > TimeSpan.Zero && time.Value.TotalMilliseconds <= int.MaxValue)
            ? time
            : throw new ArgumentException($"{option} is {time}; give a positive time of 24 days at most, or Timeout.InfiniteTimeSpan for none.");
}
