using System.Runtime.Versioning;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class UsageClient
{
    /// <summary>Exports an organization's usage data to files: starts the export, waits until it completes, and downloads all of its files.</summary>
    /// <remarks>
    /// The files are gzip-compressed CSV, named after the export and their number: <c>{usageExportJobId}-001.csv.gz</c>. A file gets its name only
    /// when it is complete, and replaces an existing file. Exports usually take minutes, and hours at most. If the call fails after the export has started,
    /// use <see cref="DownloadExportAsync"/> to continue with the same export, because only ten can be started per hour.
    /// <para>HTTP: <c>POST /organizations/{organizationId}/usage_export_job</c>, then the requests of <see cref="DownloadExportAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="organizationId">The ID of the organization, as shown in its settings and in <see cref="Project.OrganizationId"/>.</param>
    /// <param name="request">The date range: up to 31 days, starting at most one year ago and not ending in the future.</param>
    /// <param name="directory">The folder for the files. It is created if it does not exist.</param>
    /// <param name="progress">Receives the state of the started export, with its ID, each change of the state, and each downloaded file; or null.</param>
    /// <param name="options">The wait options, or null for the defaults. The state is requested at most every 10 seconds. The timeout applies to the export, not to the downloads.</param>
    /// <param name="cancellationToken">A token to cancel the wait or the download, not the export. Complete files are kept.</param>
    /// <returns>The files; none if there was no data.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the ID of the export.</exception>
    /// <exception cref="CircleCiRateLimitException">The organization has started ten exports within an hour.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error; or the export failed, with the reason in the message.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="ArgumentException">An option or <paramref name="directory"/> is not valid; nothing is started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<UsageExportDownload> ExportAsync(OrganizationId organizationId, UsageExportCreateRequest request, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Awaiting, organizationId, directory, progress, options, cancellationToken).CreateAsync(request);

    /// <inheritdoc cref="ExportAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual UsageExportDownload Export(OrganizationId organizationId, UsageExportCreateRequest request, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Blocking, organizationId, directory, progress, options, cancellationToken).CreateAsync(request).GetAwaiter().GetResult();

    /// <summary>Waits until an existing export completes, and downloads all of its files. See <see cref="ExportAsync"/>.</summary>
    /// <remarks>
    /// The URLs of the files are signed and receive no token. If one has expired, new ones are requested.
    /// <para>HTTP: <c>GET /organizations/{organizationId}/usage_export_job/{usageExportJobId}</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="organizationId">The ID of the organization.</param>
    /// <param name="usageExportJobId">The ID of the export, as returned when it was started.</param>
    /// <param name="directory">The folder for the files. It is created if it does not exist.</param>
    /// <param name="progress">Receives the first state, each change of the state, and each downloaded file; or null.</param>
    /// <param name="options">The wait options, or null for the defaults. The state is requested at most every 10 seconds. The timeout applies to the export, not to the downloads.</param>
    /// <param name="cancellationToken">A token to cancel the wait or the download, not the export. Complete files are kept.</param>
    /// <returns>The files; none if there was no data.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error; or the export failed, with the reason in the message.</exception>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="ArgumentException">An option or <paramref name="directory"/> is not valid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<UsageExportDownload> DownloadExportAsync(OrganizationId organizationId, UsageExportId usageExportJobId, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Awaiting, organizationId, directory, progress, options, cancellationToken).DownloadAsync(usageExportJobId);

    /// <inheritdoc cref="DownloadExportAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual UsageExportDownload DownloadExport(OrganizationId organizationId, UsageExportId usageExportJobId, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Blocking, organizationId, directory, progress, options, cancellationToken).DownloadAsync(usageExportJobId).GetAwaiter().GetResult();

    private UsageExportWait WaitFor(CallMode mode, OrganizationId organizationId, string directory, IProgress<UsageExportProgress>? progress, WaitOptions? options, CancellationToken cancellationToken) =>
        new(this, Connection, mode, organizationId, directory ?? throw new ArgumentNullException(nameof(directory)), progress, (options ?? new WaitOptions()).Validated(UsageExportWait.MinInterval), cancellationToken);
}
