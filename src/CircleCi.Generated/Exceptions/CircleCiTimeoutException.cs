namespace CircleCi.Generated;

/// <summary>A call failed because it took longer than <see cref="CircleCiClientOptions.AttemptTimeout"/> or <see cref="CircleCiClientOptions.Timeout"/> allow, or something that was waited for took longer than its options allow.</summary>
public sealed class CircleCiTimeoutException : CircleCiConnectionException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
