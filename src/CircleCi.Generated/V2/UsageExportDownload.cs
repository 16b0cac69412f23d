namespace CircleCi.Generated.V2;

/// <summary>An export of usage data that is on the disk.</summary>
public sealed class UsageExportDownload
{
    /// <summary>UUID of the export, by which it can be downloaded again: <see cref="UsageClient.DownloadExportAsync"/>.</summary>
    public UsageExportId UsageExportJobId { get; init; }

    /// <summary>The paths of its files, gzip-compressed CSV, in order; empty if there was no data.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The id of the export.</summary>
    public static implicit operator UsageExportId(UsageExportDownload it) => IdText.Of(it, nameof(it)).UsageExportJobId;
}
