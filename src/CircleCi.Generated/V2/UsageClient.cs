using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class UsageClient
{
    /// <summary>Exports an organization's usage data to files: starts the export, waits until it is completed, and downloads all of its parts.</summary>
    /// <remarks>
    /// The files are gzip-compressed CSV, named after the export and their number in it: <c>{usageExportJobId}-001.csv.gz</c>. A file has that name only
    /// once it is whole; one that is there is replaced. Exports usually take minutes, and hours at most. If it fails after the start,
    /// <see cref="DownloadExportAsync"/> goes on with the same export, since ten may be started an hour.
    /// <para>HTTP: <c>POST /organizations/{organizationId}/usage_export_job</c>, then those of <see cref="DownloadExportAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="organizationId">UUID of the organization, shown in its settings and returned as <c>organization_id</c> of a project.</param>
    /// <param name="request">Which days: 31 at most, none in the future, and at most a year ago.</param>
    /// <param name="directory">Where the files go; made if it is not there.</param>
    /// <param name="progress">Is told how it stands once it is started, with its id; each time that its state changed; and of each file that is on the disk.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>. It is never asked for more often than every 10 seconds. The timeout is for the export, not for the downloads.</param>
    /// <param name="cancellationToken">Ends the wait or the download, not the export. Files that are whole stay.</param>
    /// <returns>The files; none if there was no data.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells the export's id.</exception>
    /// <exception cref="CircleCiRateLimitException">The organization has started ten exports in an hour.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success; or the export failed, for the reason in the message.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="ArgumentException">An option cannot be used, or <paramref name="directory"/> is no path; then nothing is started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<UsageExportDownload> ExportAsync(OrganizationId organizationId, UsageExportCreateRequest request, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Awaiting, organizationId, directory, progress, options, cancellationToken).CreateAsync(request);

    /// <inheritdoc cref="ExportAsync"/>
    public virtual UsageExportDownload Export(OrganizationId organizationId, UsageExportCreateRequest request, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Blocking, organizationId, directory, progress, options, cancellationToken).CreateAsync(request).GetAwaiter().GetResult();

    /// <summary>Waits until an export that was started before is completed, and downloads all of its parts, as <see cref="ExportAsync"/> does.</summary>
    /// <remarks>
    /// The addresses of the files are signed and get no token; if one has expired, new ones are asked for.
    /// <para>HTTP: <c>GET /organizations/{organizationId}/usage_export_job/{usageExportJobId}</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="organizationId">UUID of the organization.</param>
    /// <param name="usageExportJobId">UUID of the export, returned when it was started.</param>
    /// <param name="directory">Where the files go; made if it is not there.</param>
    /// <param name="progress">Is told how it stands at first, each time that its state changed, and of each file that is on the disk.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>. It is never asked for more often than every 10 seconds. The timeout is for the export, not for the downloads.</param>
    /// <param name="cancellationToken">Ends the wait or the download, not the export. Files that are whole stay.</param>
    /// <returns>The files; none if there was no data.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success; or the export failed, for the reason in the message.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="ArgumentException">An option cannot be used, or <paramref name="directory"/> is no path.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<UsageExportDownload> DownloadExportAsync(OrganizationId organizationId, UsageExportId usageExportJobId, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Awaiting, organizationId, directory, progress, options, cancellationToken).DownloadAsync(usageExportJobId);

    /// <inheritdoc cref="DownloadExportAsync"/>
    public virtual UsageExportDownload DownloadExport(OrganizationId organizationId, UsageExportId usageExportJobId, string directory, IProgress<UsageExportProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(CallMode.Blocking, organizationId, directory, progress, options, cancellationToken).DownloadAsync(usageExportJobId).GetAwaiter().GetResult();

    private UsageExportWait WaitFor(CallMode mode, OrganizationId organizationId, string directory, IProgress<UsageExportProgress>? progress, WaitOptions? options, CancellationToken cancellationToken) =>
        new(this, Connection, mode, organizationId, directory ?? throw new ArgumentNullException(nameof(directory)), progress, (options ?? new WaitOptions()).Validated(UsageExportWait.MinInterval), cancellationToken);
}
