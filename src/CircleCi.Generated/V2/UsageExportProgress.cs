namespace CircleCi.Generated.V2;

/// <summary>How far an export of usage data is that is waited for and downloaded.</summary>
public sealed class UsageExportProgress
{
    /// <summary>The export, with its id and state.</summary>
    public UsageExport Export { get; init; } = new();

    /// <summary>How many of its files are on the disk.</summary>
    public int FilesDownloaded { get; init; }

    /// <summary>How many files it has; 0 until it is completed, and if there was no data.</summary>
    public int FileCount { get; init; }

    internal string Key => $"{Export.State}";

    /// <summary>A line such as <c>export is completed: 1 of 3 files</c>.</summary>
    public override string ToString() => $"export is {Export.State}{(FileCount == 0 ? "" : $": {FilesDownloaded} of {FileCount} files")}";

    /// <summary>The id of the export.</summary>
    public static implicit operator UsageExportId(UsageExportProgress it) => IdText.Of(it, nameof(it)).Export;
}
