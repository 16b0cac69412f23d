namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 401: the token is missing, not valid or expired.</summary>
public sealed class CircleCiAuthenticationException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiAuthenticationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
