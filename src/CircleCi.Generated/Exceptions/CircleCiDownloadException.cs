namespace CircleCi.Generated;

/// <summary>A download failed in the middle, after it had been tried again. Nothing is left under the name of the file.</summary>
public sealed class CircleCiDownloadException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiDownloadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many bytes came.</summary>
    public long BytesReceived { get; init; }

    /// <summary>How many bytes the file has; null if the server did not say so.</summary>
    public long? Length { get; init; }
}
