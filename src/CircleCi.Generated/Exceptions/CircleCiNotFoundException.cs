namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 404: the resource does not exist, or the token's owner has no access to it.</summary>
public sealed class CircleCiNotFoundException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
