namespace CircleCi.Generated.V2;

/// <summary>The progress of an export of usage data.</summary>
public sealed class UsageExportProgress
{
    /// <summary>The export, with its ID and state.</summary>
    public UsageExport Export { get; init; } = new();

    /// <summary>The number of downloaded files.</summary>
    public int FilesDownloaded { get; init; }

    /// <summary>The total number of files; 0 until the export completes, and if there was no data.</summary>
    public int FileCount { get; init; }

    internal string Key => $"{Export.State}";

    /// <summary>Returns a description such as <c>export is completed: 1 of 3 files</c>.</summary>
    public override string ToString() => $"export is {Export.State}{(FileCount == 0 ? "" : $": {FilesDownloaded} of {FileCount} files")}";

    /// <summary>The id of the export.</summary>
    public static implicit operator UsageExportId(UsageExportProgress it) => IdText.Of(it, nameof(it)).Export;
}
