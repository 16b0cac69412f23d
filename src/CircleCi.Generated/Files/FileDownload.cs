using CircleCi.Generated.Http;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.Files;

/// <summary>Brings a file to the disk, under another name until it is whole: what has the file's name is never half of it.</summary>
internal static class FileDownload
{
    private const int BufferSize = 80 * 1024;

    /// <param name="connection">What asks for the file.</param>
    /// <param name="mode">How to wait for it.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="path">Where it goes; a file that is there is replaced.</param>
    /// <param name="cancellation">Ends the download; nothing of it is left.</param>
    /// <exception cref="CircleCiException">The file was not given, or not all of it.</exception>
    public static async Task SaveAsync(ApiConnection connection, CallMode mode, Uri address, string path, CancellationToken cancellation)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var request = ApiRequest.File(address);
            using (var open = await mode.CallAsync(() => connection.OpenAsync(request, cancellation), () => connection.Open(request, cancellation)).ConfigureAwait(false))
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, mode.IsAsync))
                await CopyAsync(open, file, mode, cancellation).ConfigureAwait(false);
            Move(part, path);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static async Task CopyAsync(OpenAnswer open, Stream file, CallMode mode, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        while (true)
        {
            open.Extend();
            var read = await mode.CallAsync(() => open.ReadAsync(buffer, 0, buffer.Length), () => open.Read(buffer, 0, buffer.Length)).ConfigureAwait(false);
            if (read == 0)
                return;
            await mode.CallAsync(() => file.WriteAsync(buffer, 0, read, cancellation), () => file.Write(buffer, 0, read)).ConfigureAwait(false);
        }
    }

    private static void Move(string from, string to)
    {
#if NET8_0_OR_GREATER
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to))
            File.Replace(from, to, null);
        else
            File.Move(from, to);
#endif
    }
}
