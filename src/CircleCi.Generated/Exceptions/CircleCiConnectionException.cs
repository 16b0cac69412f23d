namespace CircleCi.Generated;

/// <summary>A call failed because there was no response, or only a part of one: no connection came about, or it broke.</summary>
public class CircleCiConnectionException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the request may have reached CircleCI, so that it may have acted on it. False if no connection came about.</summary>
    public bool MayHaveArrived { get; init; } = true;

    /// <summary>Whether another attempt would fail in the same way.</summary>
    internal bool IsHopeless { get; init; }
}
