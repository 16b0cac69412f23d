using CircleCi.Generated.Downloads;

namespace CircleCi.Generated.V2;

/// <summary>An artifact, where it is, and the full path of the file that it becomes.</summary>
internal sealed record ArtifactFile(Artifact Artifact, DownloadSource Source, string Path);
