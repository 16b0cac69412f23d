namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 401: the token is missing, wrong or expired.</summary>
public sealed class CircleCiAuthenticationException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiAuthenticationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
