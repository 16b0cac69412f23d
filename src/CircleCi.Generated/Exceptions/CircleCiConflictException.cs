namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 409: the resource already exists, or its state does not allow the operation.</summary>
public sealed class CircleCiConflictException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiConflictException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
