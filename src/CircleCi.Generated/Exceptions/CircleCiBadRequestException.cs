namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 400: CircleCI does not accept the request as it is. The message says what is wrong with it.</summary>
public sealed class CircleCiBadRequestException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiBadRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
