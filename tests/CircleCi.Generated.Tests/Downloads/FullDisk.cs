using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Disks that take no more. The system refuses for real what is beyond a limit that the process gives itself, as it does on a full disk.</summary>
[Collection(nameof(Alone))]
public class FullDisk
{
    private const int Limit = 64 * 1024;
    // Of POSIX systems.
    private const int MaxFileSize = 1;
    private const int SizeExceeded = 25;

    // The limit is met by a large write, by a small one at the end, and by one that goes in as a part.
    public static TheoryData<int, int, bool> Files => new()
    {
        { Limit + 1, 1_000_000, true }, { Limit + 1, 1_000_000, false },
        { Limit + 100, Limit, true }, { Limit + 100, Limit, false },
        { Limit + 4095, Limit - 1, true }, { Limit + 4095, Limit - 1, false },
        { Limit + 4096, 1000, true }, { Limit + 4096, 1000, false },
        { 300_000, 1_000_000, true }, { 300_000, 1_000_000, false },
        { 300_000, 777, true }, { 300_000, 777, false },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Leave_nothing_of_the_file(int length, int piece, bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var content = Content(length);
        server.Add("a", context => SendAsync(context, content, piece));
        File.WriteAllText(folder["a"], "as it was");

        await WithLimitAsync(() => Assert.ThrowsAnyAsync<IOException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync)));

        Assert.Equal(["a"], folder.Files);
        Assert.Equal("as it was", folder.Read("a"));
        Assert.Single(server.Ranges);

        await Downloading.DownloadAsync(server, folder.FullName, isAsync);
        Assert.Equal(content, File.ReadAllBytes(folder["a"]));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Leave_what_they_took_where_that_is_to_be_kept(int length, int piece, bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var content = Content(length);
        server.Add("a", context => SendAsync(context, content, piece));
        var options = new ArtifactDownloadOptions { KeepPartial = true };

        await WithLimitAsync(() => Assert.ThrowsAnyAsync<IOException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, options)));

        var part = File.ReadAllBytes(folder[Assert.Single(folder.Files)]);
        Assert.InRange(part.Length, 1, Limit);
        Assert.Equal(content[..part.Length], part);

        await Downloading.DownloadAsync(server, folder.FullName, isAsync, options);
        Assert.Equal(content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(["a"], folder.Files);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Leave_nothing_of_the_file_where_they_are_disks_of_their_own(int length, int piece, bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("disk/a", context => SendAsync(context, Content(length), piece));
        Directory.CreateDirectory(folder["disk"]);
        // Who may not make one has the process's limit.
        var isMounted = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Limit}", "tmpfs", folder["disk"]);
        try
        {
            var download = () => Assert.ThrowsAnyAsync<IOException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync));
            if (isMounted)
                await download();
            else
                await WithLimitAsync(download);

            Assert.Empty(folder.Files);
        }
        finally
        {
            if (isMounted)
                Assert.True(await RunAsync("umount", folder["disk"]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tell_so_to_who_writes_into_a_stream_there(bool isAsync)
    {
        await using var server = await StartAsync();
        var artifact = server.Add("a", context => SendAsync(context, Content(300_000), 1_000_000));
        using var stream = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1, isAsync);

        await Assert.ThrowsAnyAsync<IOException>(async () => _ = isAsync ? await server.Jobs.DownloadArtifactAsync(artifact, stream) : server.Jobs.DownloadArtifact(artifact, stream));

        Assert.Single(server.Ranges);
    }

    private static byte[] Content(int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length / 2).Select(i => $"{i},")))[..length];

    private static async Task SendAsync(Microsoft.AspNetCore.Http.HttpContext context, byte[] content, int piece)
    {
        // By range too, for who goes on with what was kept.
        var from = context.Request.Headers.Range.ToString() is { Length: > 0 } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (from > 0)
        {
            await ServeAsync(context, content);
            return;
        }

        context.Response.Headers.ETag = "\"1\"";
        context.Response.ContentLength = content.Length;
        for (var at = 0; at < content.Length; at += piece)
        {
            await context.Response.Body.WriteAsync(content.AsMemory(at, Math.Min(piece, content.Length - at)));
            await context.Response.Body.FlushAsync();
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static async Task WithLimitAsync(Func<Task> act)
    {
        Assert.Equal(0, GetLimit(MaxFileSize, out var before));
        // The signal's own way would end the process; a full disk sends none.
        var signal = Signal(SizeExceeded, 1);
        Assert.Equal(0, SetLimit(MaxFileSize, before with { Now = Limit }));
        try
        {
            await act();
        }
        finally
        {
            Assert.Equal(0, SetLimit(MaxFileSize, before));
            Signal(SizeExceeded, signal);
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetLimit(int what, out Limits limits);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int what, in Limits limits);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Signal(int signal, nint handler);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limits(nuint Now, nuint Most);
}
