namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 400: CircleCI does not accept the request. The message contains the reason.</summary>
public sealed class CircleCiBadRequestException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiBadRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
