namespace CircleCi.Generated.Downloads;

/// <summary>Where a download goes.</summary>
internal interface IDownloadTarget
{
    /// <summary>Whether what was written can be taken back.</summary>
    bool CanStartOver { get; }

    /// <summary>The stream to write to; requested once, when the server has responded.</summary>
    /// <param name="version">What distinguishes this file from another one at its address; null if nothing does.</param>
    /// <param name="length">How many bytes it has, if that is known.</param>
    /// <param name="count">How many of its bytes are there from an earlier run; the stream goes on after them.</param>
    Stream Open(string? version, long? length, out long count);

    /// <summary>Takes back what was written; the file may be another one from now on. Only where that can be done.</summary>
    void StartOver();
}
