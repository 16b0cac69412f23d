namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 429, also when it was tried again: too many calls were made.</summary>
public sealed class CircleCiRateLimitException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiRateLimitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many calls CircleCI still allows; null if it does not tell.</summary>
    public CircleCiRateLimit? RateLimit { get; init; }
}
