namespace CircleCi.Generated.V2;

/// <summary>How far a download of artifacts is.</summary>
public sealed class ArtifactProgress
{
    /// <summary>The artifact that this report is about; others may be under way too.</summary>
    public Artifact Artifact { get; init; } = new();

    /// <summary>How many of its bytes are there.</summary>
    public long ArtifactBytes { get; init; }

    /// <summary>How many bytes it has; null while that is not known, and if the server does not say so.</summary>
    public long? ArtifactLength { get; init; }

    /// <summary>How many files are done, those that were skipped included.</summary>
    public int FilesDone { get; init; }

    /// <summary>How many files there are.</summary>
    public int FilesTotal { get; init; }

    /// <summary>How many bytes of all files are there. It gets smaller if a file has to be begun again. CircleCI does not tell how many there will be.</summary>
    public long Bytes { get; init; }
}
