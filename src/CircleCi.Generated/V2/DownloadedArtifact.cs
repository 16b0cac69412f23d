namespace CircleCi.Generated.V2;

/// <summary>A downloaded artifact.</summary>
public sealed class DownloadedArtifact
{
    /// <summary>The artifact.</summary>
    public Artifact Artifact { get; init; } = new();

    /// <summary>The full path of the file.</summary>
    public string FilePath { get; init; } = string.Empty;

    /// <summary>The size of the file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>Whether the file already existed and was kept.</summary>
    public bool IsSkipped { get; init; }
}
