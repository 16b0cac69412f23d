using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>How many calls are made in a time at most, by all clients of one process that have the same server and token. What is above waits for its turn.</summary>
public sealed class CircleCiRateLimiter
{
    /// <summary>A limit.</summary>
    /// <param name="permitLimit">How many calls.</param>
    /// <param name="window">In which time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permitLimit"/> or <paramref name="window"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="window"/> is less than a millisecond.</exception>
    public CircleCiRateLimiter(int permitLimit, TimeSpan window)
    {
        PermitLimit = permitLimit > 0 ? permitLimit : throw new ArgumentOutOfRangeException(nameof(permitLimit), $"{permitLimit} calls are none; at least one call must be allowed.");
        Window = Timeouts.NotTicks(window, nameof(window)) > TimeSpan.Zero ? window : throw new ArgumentOutOfRangeException(nameof(window), $"The window is {window}; it must be positive.");
    }

    /// <summary>How many calls.</summary>
    public int PermitLimit { get; }

    /// <summary>In which time.</summary>
    public TimeSpan Window { get; }
}
