using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Downloads that take long: as long as they please if they get on, and not for ever if they do not.</summary>
public class Dripping
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_them_though_bytes_come_all_the_time(bool isAsync)
    {
        var (sent, e) = await DownloadAsync(isAsync, piece: 1, pieces: 1000, TimeSpan.FromSeconds(10));

        var timeout = Assert.IsType<CircleCiTimeoutException>(Assert.IsType<CircleCiDownloadException>(e).InnerException);
        Assert.Contains("no response came within 60 s (AttemptTimeout)", timeout.Message);
        Assert.InRange(sent, 2, 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_not_what_those_do_that_bring_a_buffer_in_time(bool isAsync)
    {
        var (sent, e) = await DownloadAsync(isAsync, piece: 80 * 1024, pieces: 30, TimeSpan.FromSeconds(50));

        Assert.Null(e);
        Assert.Equal(30, sent);
    }

    /// <summary>Downloads so many pieces, with so much time after each one.</summary>
    private static async Task<(int Sent, Exception? Error)> DownloadAsync(bool isAsync, int piece, int pieces, TimeSpan time)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var (sent, received) = (0, 0L);
        using var arrived = new SemaphoreSlim(0);
        server.Add("a", async context =>
        {
            context.Response.ContentLength = (long)piece * pieces;
            while (sent < pieces && !context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[piece]);
                await context.Response.Body.FlushAsync();
                sent++;
                // All of it is there before time goes on.
                while (Interlocked.Read(ref received) < (long)sent * piece)
                    await arrived.WaitAsync(context.RequestAborted).WaitAsync(TimeSpan.FromMinutes(1));
                server.Clock.Advance(time);
            }
        });
        var progress = new Progress(p =>
        {
            Interlocked.Exchange(ref received, p.Bytes);
            arrived.Release();
        });
        var circle = server.Client.With(new() { AttemptTimeout = AttemptTimeout, Timeout = Timeout.InfiniteTimeSpan });
        var artifact = server.Artifacts.Single();

        var e = await Record.ExceptionAsync(async () => _ = isAsync
            ? await circle.V2.Jobs.DownloadArtifactAsync(artifact, folder["a"], progress, new() { MaxResumes = 0 })
            : await Task.Run(() => circle.V2.Jobs.DownloadArtifact(artifact, folder["a"], progress, new() { MaxResumes = 0 })));

        Assert.Equal(e is null ? 1 : 0, folder.Files.Count());
        return (sent, e);
    }
}
