namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 403: the token's owner lacks permission, or the resource does not exist.</summary>
public sealed class CircleCiPermissionException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiPermissionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
