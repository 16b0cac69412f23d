namespace CircleCi.Generated.V2;

/// <summary>An artifact that is a file now.</summary>
public sealed class DownloadedArtifact
{
    /// <summary>The artifact.</summary>
    public Artifact Artifact { get; init; } = new();

    /// <summary>Full path of the file.</summary>
    public string FilePath { get; init; } = string.Empty;

    /// <summary>How many bytes the file has.</summary>
    public long Length { get; init; }

    /// <summary>Whether the file was there before, and was left as it is.</summary>
    public bool IsSkipped { get; init; }
}
