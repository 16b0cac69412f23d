using CircleCi.Generated.Downloads;

namespace CircleCi.Generated.V2;

public partial class JobsClient
{
    /// <summary>
    /// Downloads the artifacts of a job into a folder, several at a time. A file has its name only when all of it is there: until then it is
    /// <c>NAME.ID.part</c>. The first failure stops all downloads; what is complete by then stays.
    /// </summary>
    /// <remarks>
    /// If a connection breaks, the download goes on where it was if the server knows ranges and the file is still the same, else from its beginning. If an
    /// address has expired by then, the job's artifacts are listed again.
    /// <para>
    /// The artifacts' paths become folders. Nothing is written if one of them is absolute, has a part such as <c>..</c>, a control character or a
    /// Windows device's name (<c>CON</c>), or would go through a link below <paramref name="directory"/>; leave it out with
    /// <see cref="ArtifactDownloadOptions.Filter"/>.
    /// </para>
    /// <para>HTTP: <c>GET /project/{project-slug}/{job-number}/artifacts</c>, then each artifact's <c>url</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">Number of the job within its project.</param>
    /// <param name="directory">The folder; made if it is missing and there are any artifacts.</param>
    /// <param name="progress">Is told of each piece that comes and each file that is done, one after the other, on the downloads' own threads; null for nobody.</param>
    /// <param name="options">Which ones, and how; null for all of them, as <see cref="ArtifactDownloadOptions"/> is by itself.</param>
    /// <param name="cancellationToken">Ends the call; what is incomplete is removed.</param>
    /// <returns>The files, in the order of CircleCI's list.</returns>
    /// <exception cref="CircleCiDownloadException">A download failed in the middle; the message says how far it got.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or did not answer with success; or an artifact's path is refused, or that of two is the same.</exception>
    /// <exception cref="ArgumentException"><paramref name="directory"/> or an option cannot be used.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task<IReadOnlyList<DownloadedArtifact>> DownloadArtifactsAsync(ProjectSlug projectSlug, long jobNumber, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = new ArtifactPlan(directory, options);
        foreach (var artifact in await ListAsync(cancellationToken).ConfigureAwait(false))
            plan.Add(artifact);
        return await new ArtifactDownload(Connection, plan.Files(), plan.Options, progress, ListAsync).RunAsync(cancellationToken).ConfigureAwait(false);

#if NET8_0_OR_GREATER
        async Task<IReadOnlyList<Artifact>> ListAsync(CancellationToken token)
        {
            var artifacts = new List<Artifact>();
            await foreach (var artifact in EnumerateArtifactsAsync(projectSlug, jobNumber, null, token).ConfigureAwait(false))
                artifacts.Add(artifact);
            return artifacts;
        }
#else
        async Task<IReadOnlyList<Artifact>> ListAsync(CancellationToken token) => await Task.Run(() => EnumerateArtifacts(projectSlug, jobNumber, null, token).ToList(), token).ConfigureAwait(false);
#endif
    }

    /// <inheritdoc cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    public virtual IReadOnlyList<DownloadedArtifact> DownloadArtifacts(ProjectSlug projectSlug, long jobNumber, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = new ArtifactPlan(directory, options);
        foreach (var artifact in EnumerateArtifacts(projectSlug, jobNumber, null, cancellationToken))
            plan.Add(artifact);
        return new ArtifactDownload(Connection, plan.Files(), plan.Options, progress, List).Run(cancellationToken);

        Task<IReadOnlyList<Artifact>> List(CancellationToken token) => Task.FromResult<IReadOnlyList<Artifact>>([.. EnumerateArtifacts(projectSlug, jobNumber, null, token)]);
    }

    /// <param name="job">The job, as a call gave it.</param>
    /// <param name="directory">The folder; made if it is missing and there are any artifacts.</param>
    /// <param name="progress">Is told of each piece that comes and each file that is done, one after the other, on the downloads' own threads; null for nobody.</param>
    /// <param name="options">Which ones, and how; null for all of them, as <see cref="ArtifactDownloadOptions"/> is by itself.</param>
    /// <param name="cancellationToken">Ends the call; what is incomplete is removed.</param>
    /// <inheritdoc cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    public virtual Task<IReadOnlyList<DownloadedArtifact>> DownloadArtifactsAsync(JobReference job, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        DownloadArtifactsAsync(job.ProjectSlug, job.Number, directory, progress, options, cancellationToken);

    /// <param name="job">The job, as a call gave it.</param>
    /// <param name="directory">The folder; made if it is missing and there are any artifacts.</param>
    /// <param name="progress">Is told of each piece that comes and each file that is done, one after the other, on the downloads' own threads; null for nobody.</param>
    /// <param name="options">Which ones, and how; null for all of them, as <see cref="ArtifactDownloadOptions"/> is by itself.</param>
    /// <param name="cancellationToken">Ends the call; what is incomplete is removed.</param>
    /// <inheritdoc cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    public virtual IReadOnlyList<DownloadedArtifact> DownloadArtifacts(JobReference job, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        DownloadArtifacts(job.ProjectSlug, job.Number, directory, progress, options, cancellationToken);

    /// <summary>Downloads an artifact into a file, in the same way as <see cref="DownloadArtifactsAsync"/> does it with each.</summary>
    /// <remarks>HTTP: <c>GET</c> of its <c>url</c>. Token: personal.</remarks>
    /// <param name="artifact">The artifact.</param>
    /// <param name="path">The file. Folders on the way to it are made.</param>
    /// <param name="progress">Is told of each piece that comes, on the download's own threads; null for nobody.</param>
    /// <param name="options">How; null as <see cref="ArtifactDownloadOptions"/> is by itself. What is for many artifacts only has no effect.</param>
    /// <param name="cancellationToken">Ends the call; what is incomplete is removed.</param>
    /// <returns>The file.</returns>
    /// <exception cref="CircleCiDownloadException">It failed in the middle; the message says how far it got.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or did not answer with success.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> or an option cannot be used.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task<DownloadedArtifact> DownloadArtifactAsync(Artifact artifact, string path, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        (await ArtifactDownload.Of(Connection, artifact, path, options, progress).RunAsync(cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc cref="DownloadArtifactAsync(Artifact, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    public virtual DownloadedArtifact DownloadArtifact(Artifact artifact, string path, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        ArtifactDownload.Of(Connection, artifact, path, options, progress).Run(cancellationToken)[0];

    /// <summary>Downloads an artifact into a stream. If the connection breaks, the download goes on where it was, if the server knows ranges and the file is still the same.</summary>
    /// <remarks>HTTP: <c>GET</c> of its <c>url</c>. Token: personal.</remarks>
    /// <param name="artifact">The artifact.</param>
    /// <param name="destination">Where it goes; it stays open. If the download fails, a part of it is there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="CircleCiDownloadException">It failed in the middle; the message says how far it got.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or did not answer with success.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task<long> DownloadArtifactAsync(Artifact artifact, Stream destination, CancellationToken cancellationToken = default)
    {
        var download = IntoStream(artifact, destination);
        await download.RunAsync(cancellationToken).ConfigureAwait(false);
        return download.Count;
    }

    /// <inheritdoc cref="DownloadArtifactAsync(Artifact, Stream, CancellationToken)"/>
    public virtual long DownloadArtifact(Artifact artifact, Stream destination, CancellationToken cancellationToken = default)
    {
        var download = IntoStream(artifact, destination);
        download.Run(cancellationToken);
        return download.Count;
    }

    private Download IntoStream(Artifact artifact, Stream destination) => new(
        Connection,
        ArtifactDownload.Source(artifact),
        new StreamTarget(destination ?? throw new ArgumentNullException(nameof(destination))),
        new ArtifactDownloadOptions().MaxResumes);
}
