using System.Globalization;
using CircleCi.Generated.Downloads;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.V2;

/// <summary>Which artifacts become which files. Everything that can be rejected is rejected here, before anything is written.</summary>
internal sealed class ArtifactPlan
{
    private readonly string _root;
    private readonly List<Artifact> _artifacts = [];

    /// <exception cref="ArgumentException">The folder or an option cannot be used.</exception>
    public ArtifactPlan(string directory, ArtifactDownloadOptions? options)
    {
        if (string.IsNullOrEmpty(directory))
            throw directory is null ? new ArgumentNullException(nameof(directory)) : new ArgumentException("The directory is empty; specify . for the current one.", nameof(directory));
        _root = Path.GetFullPath(directory);
        Options = (options ?? new()).Validated();
    }

    public ArtifactDownloadOptions Options { get; }

    public void Add(Artifact artifact)
    {
        if (Options.Filter is null || Options.Filter(artifact))
            _artifacts.Add(artifact);
    }

    /// <exception cref="CircleCiException">A path is rejected, or two are the same.</exception>
    public IReadOnlyList<ArtifactFile> Files()
    {
        var files = Files(Options.ContainerFolders ?? false);
        if (Clash(files) is not null && Options.ContainerFolders is null)
            files = Files(withFolders: true);
        return Clash(files) is { } clash
            ? throw new CircleCiException($"Nothing was downloaded: the artifact '{MessageText.OneLine(clash.Path)}' would replace another one.{(Options.ContainerFolders == false ? " Set ContainerFolders." : "")}")
            : files;
    }

    private List<ArtifactFile> Files(bool withFolders) =>
        _artifacts.ConvertAll(a => new ArtifactFile(a, ArtifactDownload.Source(a), LocalPath.Within(_root, a.Path, withFolders ? a.NodeIndex.ToString(CultureInfo.InvariantCulture) : null)));

    /// <summary>An artifact that would be the same file as another one, or a folder on the way to it.</summary>
    private Artifact? Clash(List<ArtifactFile> files)
    {
        var paths = new HashSet<string>(LocalPath.Comparer);
        return files.Find(f => !paths.Add(f.Path))?.Artifact ?? files.Find(f => FoldersOf(f.Path).Any(paths.Contains))?.Artifact;
    }

    private IEnumerable<string> FoldersOf(string path)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder.Length > _root.Length; folder = Path.GetDirectoryName(folder)!)
            yield return folder;
    }
}
