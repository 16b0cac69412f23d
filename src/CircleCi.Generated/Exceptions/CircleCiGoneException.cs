namespace CircleCi.Generated;

/// <summary>Thrown for a response with the status 410: CircleCI has removed the operation.</summary>
public sealed class CircleCiGoneException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiGoneException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
