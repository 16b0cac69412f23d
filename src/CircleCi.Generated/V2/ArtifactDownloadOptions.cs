namespace CircleCi.Generated.V2;

/// <summary>How artifacts are downloaded.</summary>
public sealed class ArtifactDownloadOptions
{
    /// <summary>How many files are downloaded at a time, 1 or more.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>Which artifacts to download, such as <c>a => a.Path.EndsWith(".xml")</c>; null for all.</summary>
    public Func<Artifact, bool>? Filter { get; set; }

    /// <summary>
    /// Whether each container's files go into a folder named after its index (<see cref="Artifact.NodeIndex"/>): <c>0/report.xml</c>,
    /// <c>1/report.xml</c>. Null for doing so only if two of the files would otherwise have the same path. False is refused then, with nothing
    /// downloaded: no file ever takes the place of another one.
    /// </summary>
    public bool? ContainerFolders { get; set; }

    /// <summary>Whether files that are there already, whatever is in them, are left as they are. Else they are replaced, each when the new one is complete.</summary>
    public bool SkipExisting { get; set; }

    /// <summary>
    /// Whether what has come of a file stays when its download fails or is canceled, as <c>NAME.ID.part</c> beside it, for the next download with
    /// this option to go on with. That is only done if the server has said how to tell for certain that the file is still the same: by a strong
    /// <c>ETag</c>, and its length.
    /// </summary>
    public bool KeepPartial { get; set; }

    /// <summary>How often the download of a file is taken up again after its connection broke, 0 for never; with growing waits between, of half a minute at most.</summary>
    public int MaxResumes { get; set; } = 5;

    /// <summary>A copy that later changes do not reach.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    internal ArtifactDownloadOptions Validated()
    {
        if (Parallel < 1)
            throw new ArgumentException($"Parallel is {Parallel}; give 1 or more.");
        if (MaxResumes < 0)
            throw new ArgumentException($"MaxResumes is {MaxResumes}; give 0 for none, or more.");
        return (ArtifactDownloadOptions)MemberwiseClone();
    }
}
