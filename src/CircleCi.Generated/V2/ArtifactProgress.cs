namespace CircleCi.Generated.V2;

/// <summary>The progress of downloading artifacts.</summary>
public sealed class ArtifactProgress
{
    /// <summary>The artifact that this report is about. Others may be downloading at the same time.</summary>
    public Artifact Artifact { get; init; } = new();

    /// <summary>The number of bytes received of this artifact.</summary>
    public long ArtifactBytes { get; init; }

    /// <summary>The size of this artifact in bytes; null until it is known, or if the server does not report it.</summary>
    public long? ArtifactLength { get; init; }

    /// <summary>The number of completed files, including skipped ones.</summary>
    public int FilesDone { get; init; }

    /// <summary>The total number of files.</summary>
    public int FilesTotal { get; init; }

    /// <summary>The number of bytes received of all files. It decreases if a download has to restart. CircleCI does not report the total.</summary>
    public long Bytes { get; init; }
}
