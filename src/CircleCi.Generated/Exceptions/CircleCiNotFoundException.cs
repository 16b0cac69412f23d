namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 404: it does not exist, or the token's owner may not see it.</summary>
public sealed class CircleCiNotFoundException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
