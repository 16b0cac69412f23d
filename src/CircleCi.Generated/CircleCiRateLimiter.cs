using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>Limits the rate of calls of all clients in a process that use the same server and token. Calls above the limit wait.</summary>
public sealed class CircleCiRateLimiter
{
    /// <summary>Creates a rate limiter.</summary>
    /// <param name="permitLimit">The number of calls per window.</param>
    /// <param name="window">The length of the window.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permitLimit"/> or <paramref name="window"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="window"/> is shorter than a millisecond.</exception>
    public CircleCiRateLimiter(int permitLimit, TimeSpan window)
    {
        PermitLimit = permitLimit > 0 ? permitLimit : throw new ArgumentOutOfRangeException(nameof(permitLimit), $"{permitLimit} is not a valid limit; allow at least one call.");
        Window = Timeouts.NotTicks(window, nameof(window)) > TimeSpan.Zero ? window : throw new ArgumentOutOfRangeException(nameof(window), $"The window is {window}; it must be positive.");
    }

    /// <summary>The number of calls per window.</summary>
    public int PermitLimit { get; }

    /// <summary>The length of the window.</summary>
    public TimeSpan Window { get; }
}
