namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 409: it exists already, or its state does not allow the call.</summary>
public sealed class CircleCiConflictException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiConflictException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
