namespace CircleCi.Generated;

/// <summary>Thrown when a response is not what CircleCI documents: it is not JSON, truncated or of another type.</summary>
public sealed class CircleCiFormatException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
