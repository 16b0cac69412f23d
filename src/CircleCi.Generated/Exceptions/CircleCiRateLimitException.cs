namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 429 after retries: the rate limit is exceeded.</summary>
public sealed class CircleCiRateLimitException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiRateLimitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The rate limit; null if CircleCI does not report it.</summary>
    public CircleCiRateLimit? RateLimit { get; init; }
}
