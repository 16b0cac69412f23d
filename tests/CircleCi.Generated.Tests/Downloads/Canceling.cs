using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Downloads that are canceled, at any time.</summary>
public class Canceling(ITestOutputHelper output)
{
    private const int Files = 12;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_them_with_the_caller_s_token_and_leaves_whole_files_only(bool isAsync)
    {
        const int Runs = 60;
        await using var server = await StartAsync();
        Action served = () => { };
        for (var i = 0; i < Files; i++)
        {
            var (at, content) = (i, new byte[200_000 + i]);
            server.Add($"f/{i}", async context =>
            {
                served();
                // Some break in the middle, once, and go on by range.
                await ServeAsync(context, content, cutAt: at % 3 == 0 && context.Request.Headers.Range.Count == 0 ? 100_000 : null);
            });
        }

        var (canceled, whole) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            using var folder = new TempFolder();
            using var stop = new CancellationTokenSource();
            var random = new Random(run);
            var (requests, reports) = (random.Next(Files * 2), random.Next(300));
            // By the server's side, which is another thread, or by a report.
            served = () => CancelAfter(ref requests);
            var progress = new Progress(_ => CancelAfter(ref reports));

            try
            {
                await Downloading.DownloadAsync(server, folder.FullName, isAsync, new() { Parallel = 1 + (run % 5), KeepPartial = run % 7 == 0 }, progress, stop.Token).WaitAsync(TimeSpan.FromMinutes(1));
                whole++;
                Assert.Equal(Files, folder.Files.Count());
            }
            catch (OperationCanceledException e)
            {
                Assert.Equal(stop.Token, e.CancellationToken);
                Assert.True(stop.IsCancellationRequested);
                canceled++;
            }

            Assert.All(folder.Files.Where(f => run % 7 != 0 || !f.EndsWith(".part", StringComparison.Ordinal)), f => Assert.Equal(200_000 + int.Parse(f["f/".Length..], System.Globalization.CultureInfo.InvariantCulture), new FileInfo(folder[f]).Length));

            void CancelAfter(ref int times)
            {
                if (Interlocked.Decrement(ref times) == 0)
                    stop.Cancel();
            }
        }

        output.WriteLine($"{Runs} runs: {canceled} canceled, {whole} whole");
        Assert.InRange(canceled, Runs / 2, Runs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Beforehand_asks_for_nothing(bool isAsync)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await using var server = await StartAsync();
        var artifact = server.Add("a", "a");
        await stop.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            _ = isAsync ? await server.Jobs.DownloadArtifactAsync(artifact, folder["a"], cancellationToken: stop.Token) : server.Jobs.DownloadArtifact(artifact, folder["a"], cancellationToken: stop.Token));

        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Empty(server.Ranges);
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_the_wait_before_a_broken_one_goes_on(bool isAsync)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", async context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = 1000;
            if (++tries == 2)
                await stop.CancelAsync();
            // Less than was promised.
            await context.Response.Body.WriteAsync(new byte[500]);
        });

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, cancellationToken: stop.Token));

        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Empty(folder.Files);
        Assert.Equal(2, tries);
    }
}
