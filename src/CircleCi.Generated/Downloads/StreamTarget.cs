namespace CircleCi.Generated.Downloads;

/// <summary>A stream of the caller, who may have sent on what was written to it.</summary>
internal sealed class StreamTarget(Stream stream) : IDownloadTarget
{
    public bool CanStartOver => false;

    public Stream Open(string? version, long? length, out long count)
    {
        count = 0;
        return stream;
    }

    public void StartOver() => throw new NotSupportedException();
}
