namespace CircleCi.Generated;

/// <summary>Thrown when a download fails partway, after retries. No file is left under the final name.</summary>
public sealed class CircleCiDownloadException : CircleCiException
{
    /// <inheritdoc cref="CircleCiException(string, Exception)"/>
    public CircleCiDownloadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The number of bytes received.</summary>
    public long BytesReceived { get; init; }

    /// <summary>The size of the file in bytes; null if the server did not report it.</summary>
    public long? Length { get; init; }
}
