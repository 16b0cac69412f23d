namespace CircleCi.Generated;

/// <summary>A call failed because the response has the status 410: CircleCI has removed the operation.</summary>
public sealed class CircleCiGoneException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiGoneException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
