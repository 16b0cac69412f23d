using System.Net;
using CircleCi.Generated.Downloads;
using CircleCi.Generated.Http;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Waiting;

/// <summary>Waits for an export of usage data and brings its files to a directory.</summary>
internal sealed class UsageExportWait(UsageClient usage, ApiConnection connection, CallMode mode, Guid organizationId, string directory, IProgress<UsageExportProgress>? progress, WaitOptions options, CancellationToken cancellation)
{
    private const int MaxResumes = 5;

    // CircleCI lets an organization ask ten times a minute (support.circleci.com, article 28730291589403), all of its members together.
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(10);

    public async Task<UsageExportDownload> CreateAsync(UsageExportCreateRequest request)
    {
        // An hour has ten exports; none is to be lost to a directory that cannot be.
        Directory.CreateDirectory(directory);
        var created = await mode.CallAsync(() => usage.CreateExportAsync(organizationId, request, cancellation), () => usage.CreateExport(organizationId, request, cancellation)).ConfigureAwait(false);
        return await DownloadAsync(created.UsageExportJobId, created).ConfigureAwait(false);
    }

    /// <param name="id">The export.</param>
    /// <param name="created">What its creation answered, if that was just now.</param>
    public async Task<UsageExportDownload> DownloadAsync(Guid id, UsageExport? created = null)
    {
        Directory.CreateDirectory(directory);
        var poll = new Poll<UsageExportProgress>(connection, mode, options, $"Usage export {id}", static p => p.ToString(), static p => p.Key, progress, cancellation);
        var end = await poll.UntilAsync(token => LookAsync(id, token), IsDone, created is null ? null : Of(created)).ConfigureAwait(false);
        if (end.Export.State == UsageExportState.Failed)
            throw new CircleCiException($"Usage export {id} failed: {end.Export.ErrorReason ?? "CircleCI gives no reason."}");

        var now = end.Export;
        var files = new List<string>();
        while (files.Count < end.FileCount)
        {
            var path = Path.Combine(directory, $"{id:D}-{files.Count + 1:D3}.csv.gz");
            try
            {
                await SaveAsync(id, now.DownloadUrls, files.Count, path).ConfigureAwait(false);
            }
            catch (CircleCiException e) when (e.StatusCode == HttpStatusCode.Forbidden)
            {
                // The address has expired, 36 hours after it was signed, be it in the middle of a download; each answer signs new ones.
                now = (await LookAsync(id, cancellation).ConfigureAwait(false)).Export;
                await SaveAsync(id, now.DownloadUrls, files.Count, path).ConfigureAwait(false);
            }

            files.Add(path);
            progress?.Report(new UsageExportProgress { Export = now, FilesDownloaded = files.Count, FileCount = end.FileCount });
        }

        return new UsageExportDownload { UsageExportJobId = id, Files = files };
    }

    private static UsageExportProgress Of(UsageExport export) => new() { Export = export, FileCount = export.State == UsageExportState.Completed ? export.DownloadUrls.Count : 0 };

    private static bool IsDone(UsageExportProgress now) => now.Export.State == UsageExportState.Completed || now.Export.State == UsageExportState.Failed;

    private async Task<UsageExportProgress> LookAsync(Guid id, CancellationToken token) =>
        Of(await mode.CallAsync(() => usage.GetExportAsync(organizationId, id, token), () => usage.GetExport(organizationId, id, token)).ConfigureAwait(false));

    private async Task SaveAsync(Guid id, IList<string> addresses, int index, string path)
    {
        if (index >= addresses.Count)
            throw new CircleCiFormatException($"Usage export {id} has no file {index + 1} any more.");
        // What it says is not told: it is signed, and gives the file to whoever has it.
        if (!Uri.TryCreate(addresses[index], UriKind.Absolute, out var address) || !Tokens.IsSafe(address))
            throw new CircleCiFormatException($"The address of file {index + 1} of usage export {id} is no https address.");
        using var part = new PartFile(Path.GetFullPath(path), isKept: false, mode.IsAsync);
        var download = new Download(connection, new DownloadSource($"File {index + 1} of usage export {id}", address), part, MaxResumes);
        if (mode.IsAsync)
            await download.RunAsync(cancellation).ConfigureAwait(false);
        else
            download.Run(cancellation);
        part.Complete();
    }
}
