using System.Runtime.Versioning;
using CircleCi.Generated.Downloads;

namespace CircleCi.Generated.V2;

public partial class JobsClient
{
    /// <summary>
    /// Downloads the artifacts of a job into a folder, several at a time. A file gets its name only when it is complete; until then it is
    /// named <c>NAME.ID.part</c>. The first failure stops all downloads; completed files are kept.
    /// </summary>
    /// <remarks>
    /// If a connection breaks, the download resumes if the server supports ranges and the file is unchanged, and restarts otherwise. If a
    /// URL has expired, the job's artifacts are listed again.
    /// <para>
    /// The paths of the artifacts become folders. Nothing is written if a path is absolute, contains a part such as <c>..</c>, a control character or the name of a
    /// Windows device (<c>CON</c>), or would follow a link below <paramref name="directory"/>; exclude it with
    /// <see cref="ArtifactDownloadOptions.Filter"/>.
    /// </para>
    /// <para>HTTP: <c>GET /project/{project-slug}/{job-number}/artifacts</c>, then the URL of each artifact. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">The number of the job in its project.</param>
    /// <param name="directory">The folder. It is created if it does not exist and there are artifacts.</param>
    /// <param name="progress">Receives a report for each received block and each completed file, one after the other, on the threads of the downloads; or null.</param>
    /// <param name="options">The download options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Partial files are deleted.</param>
    /// <returns>The files, in the order of CircleCI's list.</returns>
    /// <exception cref="CircleCiDownloadException">A download failed partway; the message says how much was received.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or returned an error; or the path of an artifact is rejected, or two are equal.</exception>
    /// <exception cref="ArgumentException"><paramref name="directory"/> or an option is not valid.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
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
    [UnsupportedOSPlatform("browser")]
    public virtual IReadOnlyList<DownloadedArtifact> DownloadArtifacts(ProjectSlug projectSlug, long jobNumber, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = new ArtifactPlan(directory, options);
        foreach (var artifact in EnumerateArtifacts(projectSlug, jobNumber, null, cancellationToken))
            plan.Add(artifact);
        return new ArtifactDownload(Connection, plan.Files(), plan.Options, progress, List).Run(cancellationToken);

        Task<IReadOnlyList<Artifact>> List(CancellationToken token) => Task.FromResult<IReadOnlyList<Artifact>>([.. EnumerateArtifacts(projectSlug, jobNumber, null, token)]);
    }

    /// <param name="job">The job, as returned by another operation.</param>
    /// <param name="directory">The directory. It is created if it is missing and there are artifacts.</param>
    /// <param name="progress">Receives a report for each received block and each completed file, one after the other, on the threads of the downloads; or null.</param>
    /// <param name="options">The download options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Partial files are deleted.</param>
    /// <inheritdoc cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    public virtual Task<IReadOnlyList<DownloadedArtifact>> DownloadArtifactsAsync(JobReference job, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        DownloadArtifactsAsync(job.ProjectSlug, job.Number, directory, progress, options, cancellationToken);

    /// <param name="job">The job, as returned by another operation.</param>
    /// <param name="directory">The directory. It is created if it is missing and there are artifacts.</param>
    /// <param name="progress">Receives a report for each received block and each completed file, one after the other, on the threads of the downloads; or null.</param>
    /// <param name="options">The download options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Partial files are deleted.</param>
    /// <inheritdoc cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual IReadOnlyList<DownloadedArtifact> DownloadArtifacts(JobReference job, string directory, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        DownloadArtifacts(job.ProjectSlug, job.Number, directory, progress, options, cancellationToken);

    /// <summary>Downloads an artifact to a file, in the same way as <see cref="DownloadArtifactsAsync(ProjectSlug, long, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>.</summary>
    /// <remarks>HTTP: <c>GET</c> of the artifact's URL. Token: personal.</remarks>
    /// <param name="artifact">The artifact.</param>
    /// <param name="path">The file. Missing folders are created.</param>
    /// <param name="progress">Receives a report for each received block, on the threads of the download; or null.</param>
    /// <param name="options">The download options, or null for the defaults. Options that concern several artifacts have no effect.</param>
    /// <param name="cancellationToken">A token to cancel the operation. A partial file is deleted.</param>
    /// <returns>The file.</returns>
    /// <exception cref="CircleCiDownloadException">The download failed partway; the message says how much was received.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or returned an error.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> or an option is not valid.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task<DownloadedArtifact> DownloadArtifactAsync(Artifact artifact, string path, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        (await ArtifactDownload.Of(Connection, artifact, path, options, progress).RunAsync(cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc cref="DownloadArtifactAsync(Artifact, string, IProgress{ArtifactProgress}, ArtifactDownloadOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual DownloadedArtifact DownloadArtifact(Artifact artifact, string path, IProgress<ArtifactProgress>? progress = null, ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default) =>
        ArtifactDownload.Of(Connection, artifact, path, options, progress).Run(cancellationToken)[0];

    /// <summary>Downloads an artifact to a stream. If the connection breaks, the download resumes if the server supports ranges and the file is unchanged.</summary>
    /// <remarks>HTTP: <c>GET</c> of the artifact's URL. Token: personal.</remarks>
    /// <param name="artifact">The artifact.</param>
    /// <param name="destination">The stream, which stays open. If the download fails, it contains part of the file.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="CircleCiDownloadException">The download failed partway; the message says how much was received.</exception>
    /// <exception cref="CircleCiException">CircleCI or its storage could not be reached or returned an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task<long> DownloadArtifactAsync(Artifact artifact, Stream destination, CancellationToken cancellationToken = default)
    {
        var download = IntoStream(artifact, destination);
        await download.RunAsync(cancellationToken).ConfigureAwait(false);
        return download.Count;
    }

    /// <inheritdoc cref="DownloadArtifactAsync(Artifact, Stream, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
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
