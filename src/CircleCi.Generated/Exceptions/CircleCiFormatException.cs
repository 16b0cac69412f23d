namespace CircleCi.Generated;

/// <summary>A call failed because the response is not what CircleCI documents: no JSON, cut off, or of another type.</summary>
public sealed class CircleCiFormatException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
