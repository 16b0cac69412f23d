using CircleCi.Generated.Downloads;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.V2;

/// <summary>Downloads artifacts into files, and reports the progress.</summary>
/// <param name="connection">The connection that requests them.</param>
/// <param name="files">Which ones.</param>
/// <param name="options">How.</param>
/// <param name="progress">Receives the progress; or null.</param>
/// <param name="list">Lists the job's artifacts again, of which addresses may have expired; when blocking, its task is complete. Null if the job is not known.</param>
internal sealed class ArtifactDownload(ApiConnection connection, IReadOnlyList<ArtifactFile> files, ArtifactDownloadOptions options, IProgress<ArtifactProgress>? progress, Func<CancellationToken, Task<IReadOnlyList<Artifact>>>? list = null)
{
    private readonly object _gate = new();
    private readonly DownloadedArtifact[] _results = new DownloadedArtifact[files.Count];
    private IReadOnlyList<Artifact> _listed = [];
    private int _done;
    private long _bytes;

    /// <exception cref="ArgumentException">The path or an option cannot be used.</exception>
    public static ArtifactDownload Of(ApiConnection connection, Artifact artifact, string path, ArtifactDownloadOptions? options, IProgress<ArtifactProgress>? progress)
    {
        if (artifact is null)
            throw new ArgumentNullException(nameof(artifact));
        if (string.IsNullOrEmpty(path))
            throw path is null ? new ArgumentNullException(nameof(path)) : new ArgumentException("The path is empty.", nameof(path));
        return new ArtifactDownload(connection, [new ArtifactFile(artifact, Source(artifact), Path.GetFullPath(path))], (options ?? new()).Validated(), progress);
    }

    /// <exception cref="CircleCiException">The artifact has no address.</exception>
    public static DownloadSource Source(Artifact artifact)
    {
        if (artifact is null)
            throw new ArgumentNullException(nameof(artifact));
        var name = $"Artifact '{MessageText.OneLine(artifact.Path)}'";
        return Uri.TryCreate(artifact.Url, UriKind.Absolute, out var address) && Tokens.IsSafe(address)
            ? new DownloadSource(name, address)
            : throw new CircleCiFormatException($"{name} has no https URL.");
    }

    public async Task<IReadOnlyList<DownloadedArtifact>> RunAsync(CancellationToken cancellationToken)
    {
        await Parallelism.ForEachAsync(
            Enumerable.Range(0, files.Count).ToList(),
            options.Parallel,
            async (at, token) =>
            {
                if (IsSkipped(at))
                    return;
                using var part = new PartFile(files[at].Path, options.KeepPartial, isAsync: true);
                var download = Prepare(at, part);
                await download.RunAsync(token).ConfigureAwait(false);
                part.Complete();
                Done(at, download.Count);
            },
            cancellationToken).ConfigureAwait(false);
        return _results;
    }

    public IReadOnlyList<DownloadedArtifact> Run(CancellationToken cancellationToken)
    {
        Parallelism.ForEach(
            Enumerable.Range(0, files.Count).ToList(),
            options.Parallel,
            (at, token) =>
            {
                if (IsSkipped(at))
                    return;
                using var part = new PartFile(files[at].Path, options.KeepPartial, isAsync: false);
                var download = Prepare(at, part);
                download.Run(token);
                part.Complete();
                Done(at, download.Count);
            },
            cancellationToken);
        return _results;
    }

    private Download Prepare(int at, PartFile part)
    {
        var count = 0L;
        var source = files[at].Source;
        if (list is not null)
            source = new DownloadSource(source.Name, source.Address, (expired, token) => RenewAsync(list, at, expired, token));
        return new Download(connection, source, part, options.MaxResumes, (source, bytes) => Report(at, count += bytes, source.Length, bytes));
    }

    /// <summary>The address that the artifact has now; null if it is the same, as those of CircleCI's own hosts are.</summary>
    private async Task<Uri?> RenewAsync(Func<CancellationToken, Task<IReadOnlyList<Artifact>>> relist, int at, Uri expired, CancellationToken cancellationToken)
    {
        // What another file has requested may do for this one.
        if (AddressIn(_listed, at, expired) is { } known)
            return known;
        _listed = await relist(cancellationToken).ConfigureAwait(false);
        return AddressIn(_listed, at, expired);
    }

    private Uri? AddressIn(IReadOnlyList<Artifact> artifacts, int at, Uri expired) =>
        artifacts.FirstOrDefault(a => a.Path == files[at].Artifact.Path && a.NodeIndex == files[at].Artifact.NodeIndex) is { } artifact && Source(artifact).Address is var address && address != expired
            ? address
            : null;

    private bool IsSkipped(int at)
    {
        if (!options.SkipExisting || !File.Exists(files[at].Path))
            return false;
        Done(at, new FileInfo(files[at].Path).Length, isSkipped: true);
        return true;
    }

    private void Done(int at, long length, bool isSkipped = false)
    {
        _results[at] = new DownloadedArtifact { Artifact = files[at].Artifact, FilePath = files[at].Path, Length = length, IsSkipped = isSkipped };
        Report(at, length, length, 0, isDone: true);
    }

    // One at a time, so that no report reports less than the one before it.
    private void Report(int at, long count, long? length, long received, bool isDone = false)
    {
        lock (_gate)
        {
            _bytes += received;
            _done += isDone ? 1 : 0;
            progress?.Report(new ArtifactProgress
            {
                Artifact = files[at].Artifact,
                ArtifactBytes = count,
                ArtifactLength = length,
                FilesDone = _done,
                FilesTotal = files.Count,
                Bytes = _bytes,
            });
        }
    }
}
