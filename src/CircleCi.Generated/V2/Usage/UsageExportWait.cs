using CircleCi.Generated.Downloads;
using CircleCi.Generated.Http;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

/// <summary>Waits for an export of usage data and brings its files to a directory.</summary>
internal sealed class UsageExportWait(UsageClient usage, ApiConnection connection, CallMode mode, OrganizationId organizationId, string directory, IProgress<UsageExportProgress>? progress, WaitOptions options, CancellationToken cancellation)
{
    private const int MaxResumes = 5;

    // CircleCI allows an organization ten requests a minute (support.circleci.com, article 28730291589403), all of its members together.
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(10);

    public async Task<UsageExportDownload> CreateAsync(UsageExportCreateRequest request)
    {
        // An hour has ten exports; none is to be lost to a directory that cannot be.
        Directory.CreateDirectory(directory);
        var created = await mode.CallAsync(() => usage.CreateExportAsync(organizationId, request, cancellation), () => usage.CreateExport(organizationId, request, cancellation)).ConfigureAwait(false);
        return await DownloadAsync(created.UsageExportJobId, created).ConfigureAwait(false);
    }

    /// <param name="id">The export.</param>
    /// <param name="created">The response to its creation, if that was just now.</param>
    public async Task<UsageExportDownload> DownloadAsync(UsageExportId id, UsageExport? created = null)
    {
        Directory.CreateDirectory(directory);
        var poll = new Poll<UsageExportProgress>(connection, mode, options, $"Usage export {id}", static p => p.ToString(), static p => p.Key, progress, cancellation);
        var end = await poll.UntilAsync(token => LookAsync(id, token), IsDone, created is null ? null : Of(created)).ConfigureAwait(false);
        if (Ending.HasFailed(end.Export))
            throw new CircleCiException($"Usage export {id} failed: {end.Export.ErrorReason ?? "CircleCI gives no reason."}");

        var now = end.Export;
        var files = new List<string>();
        while (files.Count < end.FileCount)
        {
            var index = files.Count;
            var path = Path.Combine(directory, $"{id:D}-{index + 1:D3}.csv.gz");
            await SaveAsync(new DownloadSource($"File {index + 1} of usage export {id}", AddressOf(now, index), RenewAsync), path).ConfigureAwait(false);
            files.Add(path);

            // Addresses expire, 36 hours after they were signed, be it in the middle of a download; each response signs new ones.
            async Task<Uri?> RenewAsync(Uri expired, CancellationToken token)
            {
                now = (await LookAsync(id, token).ConfigureAwait(false)).Export;
                return AddressOf(now, index);
            }

            progress?.Report(new UsageExportProgress { Export = now, FilesDownloaded = files.Count, FileCount = end.FileCount });
        }

        return new UsageExportDownload { UsageExportJobId = id, Files = files };
    }

    private static UsageExportProgress Of(UsageExport export) => new() { Export = export, FileCount = Ending.IsCompleted(export) ? export.DownloadUrls.Count : 0 };

    private static bool IsDone(UsageExportProgress now) => Ending.IsCompleted(now.Export) || Ending.HasFailed(now.Export);

    private async Task<UsageExportProgress> LookAsync(UsageExportId id, CancellationToken token) =>
        Of(await mode.CallAsync(() => usage.GetExportAsync(organizationId, id, token), () => usage.GetExport(organizationId, id, token)).ConfigureAwait(false));

    private static Uri AddressOf(UsageExport export, int index)
    {
        if (index >= export.DownloadUrls.Count)
            throw new CircleCiFormatException($"Usage export {export.UsageExportJobId} has no file {index + 1} any more.");
        // It is not shown: it is signed, and gives the file to anyone who has it.
        return Uri.TryCreate(export.DownloadUrls[index], UriKind.Absolute, out var address) && Tokens.IsSafe(address)
            ? address
            : throw new CircleCiFormatException($"The address of file {index + 1} of usage export {export.UsageExportJobId} is not an https URL.");
    }

    private async Task SaveAsync(DownloadSource source, string path)
    {
        using var part = new PartFile(Path.GetFullPath(path), isKept: false, mode.IsAsync);
        var download = new Download(connection, source, part, MaxResumes);
        if (mode.IsAsync)
            await download.RunAsync(cancellation).ConfigureAwait(false);
        else
            download.Run(cancellation);
        part.Complete();
    }
}
