namespace CircleCi.Generated;

/// <summary>Thrown when a call exceeds <see cref="CircleCiClientOptions.AttemptTimeout"/> or <see cref="CircleCiClientOptions.Timeout"/>, or a wait exceeds the timeout in its options.</summary>
public sealed class CircleCiTimeoutException : CircleCiConnectionException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
