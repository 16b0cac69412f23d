using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>How many calls are made in a time at most, by all clients of one process that have the same server and token. What is above waits for its turn.</summary>
public sealed class CircleCiCallLimit
{
    /// <summary>A limit.</summary>
    /// <param name="calls">How many calls.</param>
    /// <param name="period">In which time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> or <paramref name="period"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="period"/> is less than a millisecond.</exception>
    public CircleCiCallLimit(int calls, TimeSpan period)
    {
        Calls = calls > 0 ? calls : throw new ArgumentOutOfRangeException(nameof(calls), $"{calls} calls are none; at least one call must be allowed.");
        Period = Timeouts.NotTicks(period, nameof(period)) > TimeSpan.Zero ? period : throw new ArgumentOutOfRangeException(nameof(period), $"The period is {period}; it must be positive.");
    }

    /// <summary>How many calls.</summary>
    public int Calls { get; }

    /// <summary>In which time.</summary>
    public TimeSpan Period { get; }
}
