namespace CircleCi.Generated.V2;

/// <summary>A downloaded export of usage data.</summary>
public sealed class UsageExportDownload
{
    /// <summary>The ID of the export, for downloading it again with <see cref="UsageClient.DownloadExportAsync(OrganizationId, UsageExportId, string, IProgress{UsageExportProgress}, WaitOptions, CancellationToken)"/>.</summary>
    public UsageExportId UsageExportJobId { get; init; }

    /// <summary>The paths of the gzip-compressed CSV files, in order; empty if there was no data.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The id of the export.</summary>
    public static implicit operator UsageExportId(UsageExportDownload it) => IdText.Of(it, nameof(it)).UsageExportJobId;
}
