namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 403: the token's owner may not do that, or it does not exist.</summary>
public sealed class CircleCiPermissionException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiPermissionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
