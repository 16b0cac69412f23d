namespace CircleCi.Generated;

/// <summary>Thrown when there is no response or only part of one: the connection failed or broke.</summary>
public class CircleCiConnectionException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether CircleCI may have received the request, and acted on it. False if no connection was made.</summary>
    public bool MayHaveArrived { get; init; } = true;

    /// <summary>Whether another attempt would fail in the same way.</summary>
    internal bool IsHopeless { get; init; }
}
