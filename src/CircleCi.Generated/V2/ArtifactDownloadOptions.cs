namespace CircleCi.Generated.V2;

/// <summary>The options for downloading artifacts.</summary>
public sealed class ArtifactDownloadOptions
{
    /// <summary>
    /// The number of concurrent downloads, 1 or more. The default is 16: most artifacts are small, so that a download mostly waits for the network, and CircleCI's storage
    /// does not limit calls as the API does.
    /// </summary>
    public int Parallel { get; set; } = 16;

    /// <summary>Selects the artifacts to download, such as <c>a => a.Path.EndsWith(".xml")</c>, or null for all.</summary>
    public Func<Artifact, bool>? Filter { get; set; }

    /// <summary>
    /// Whether to put the files of each container into a folder named after its index (<see cref="Artifact.NodeIndex"/>): <c>0/report.xml</c>,
    /// <c>1/report.xml</c>. If null, this is done only when two files would otherwise have the same path. If false, such files are rejected before anything
    /// is downloaded: a file never replaces another one.
    /// </summary>
    public bool? ContainerFolders { get; set; }

    /// <summary>Whether to keep existing files, whatever their content. Otherwise each is replaced when the new file is complete.</summary>
    public bool SkipExisting { get; set; }

    /// <summary>
    /// Whether to keep a partial file, named <c>NAME.ID.part</c>, when a download fails or is canceled, so that the next download with
    /// this option can resume it. Files are resumed only if the server provides a reliable way to verify that the file is unchanged: a strong
    /// <c>ETag</c>, and its length.
    /// </summary>
    public bool KeepPartial { get; set; }

    /// <summary>The maximum number of times to resume the download of a file after its connection breaks, 0 for none. The delays between increase up to half a minute.</summary>
    public int MaxResumes { get; set; } = 5;

    /// <summary>A copy that later changes do not reach.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    internal ArtifactDownloadOptions Validated()
    {
        if (Parallel < 1)
            throw new ArgumentException($"Parallel is {Parallel}; specify 1 or more.");
        if (MaxResumes < 0)
            throw new ArgumentException($"MaxResumes is {MaxResumes}; specify 0 for none, or a positive number.");
        return (ArtifactDownloadOptions)MemberwiseClone();
    }
}
