using System.Text;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>What becomes of downloads whose connection breaks.</summary>
public class Resuming
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},")));
    private static readonly byte[] Other = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i};")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_on_where_it_was(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ServeAsync(context, Content, cutAt: ++tries switch { 1 => 300_000, 2 => 500_000, _ => null }));

        var file = Assert.Single(await Downloading.DownloadAsync(server, folder.FullName, isAsync));

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(Content.Length, file.Length);
        Assert.Equal(["a"], folder.Files);
        Assert.Equal(["", "bytes=300000-", "bytes=500000-"], server.Ranges);
        Assert.Equal(2, server.Clock.Waits.Count);
        Assert.InRange(server.Clock.Waits[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(server.Clock.Waits[1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_on_in_a_stream(bool isAsync)
    {
        await using var server = await StartAsync();
        var tries = 0;
        var artifact = server.Add("a", context => ServeAsync(context, Content, cutAt: ++tries == 1 ? 300_000 : null));
        using var stream = new MemoryStream();
        stream.WriteByte(1);

        var bytes = isAsync ? await server.Jobs.DownloadArtifactAsync(artifact, stream) : server.Jobs.DownloadArtifact(artifact, stream);

        Assert.Equal(Content.Length, bytes);
        Assert.Equal(Content, stream.ToArray()[1..]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writes_nothing_of_a_part_that_is_longer_than_it_says(bool isAsync)
    {
        await using var server = await StartAsync();
        var tries = 0;
        var artifact = server.Add("a", async context =>
        {
            if (++tries == 1)
            {
                await ServeAsync(context, Content, cutAt: 300_000);
                return;
            }

            context.Response.StatusCode = 206;
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.ContentRange = $"bytes 300000-{Content.Length - 1}/{Content.Length}";
            context.Response.ContentLength = Content.Length;
            await context.Response.Body.WriteAsync(Content);
        });
        using var stream = new MemoryStream();

        await Assert.ThrowsAsync<CircleCiDownloadException>(async () => _ = isAsync ? await server.Jobs.DownloadArtifactAsync(artifact, stream) : server.Jobs.DownloadArtifact(artifact, stream));

        Assert.Equal(Content[..300_000], stream.ToArray());
    }

    [Fact]
    public async Task Begins_again_if_the_server_knows_no_ranges()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ServeAsync(context, Content, hasRanges: false, cutAt: ++tries == 1 ? 300_000 : null));
        var progress = new Progress();

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, progress: progress);

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(Content.Length, progress.Reports[^1].Bytes);
        Assert.Equal(["", "bytes=300000-"], server.Ranges);
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("W/\"1\"")]
    [InlineData(null)]
    public async Task Begins_again_if_the_file_may_be_another_one(string? etag)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ++tries == 1 ? ServeAsync(context, Content, cutAt: 300_000) : ServeAsync(context, Other, etag));

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal(Other, File.ReadAllBytes(folder["a"]));
        Assert.Equal(["", "bytes=300000-", ""], server.Ranges);
    }

    [Theory]
    [InlineData("Last-Modified: Sat, 21 Nov 2026 09:00:00 GMT")]
    [InlineData("ETag: W/\"1\"")]
    [InlineData("ETag: *")]
    [InlineData("ETag: unquoted")]
    [InlineData("Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==")]
    public async Task Never_makes_one_file_of_two_that_nothing_tells_apart_for_certain(string header)
    {
        foreach (var isAsync in new[] { true, false })
        {
            foreach (var isLaterRun in new[] { true, false })
            {
                using var folder = new TempFolder();
                await using var server = await StartAsync();
                var tries = 0;
                server.Add("a", async context =>
                {
                    var parts = header.Split(": ");
                    context.Response.Headers[parts[0]] = parts[1];
                    // Another file of the same length, written in the same second.
                    await ServeAsync(context, ++tries == 1 ? Content : Other, context.Response.Headers.ETag, cutAt: tries == 1 ? 300_000 : null);
                });
                var options = new ArtifactDownloadOptions { KeepPartial = true, MaxResumes = isLaterRun ? 0 : 5 };

                if (isLaterRun)
                {
                    await Assert.ThrowsAsync<CircleCiDownloadException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, options));
                    Assert.Empty(folder.Files);
                }

                await Downloading.DownloadAsync(server, folder.FullName, isAsync, options);

                Assert.Equal(Other, File.ReadAllBytes(folder["a"]));
                Assert.Equal(["", ""], server.Ranges);
            }
        }
    }

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData(null)]
    public async Task Begins_again_if_the_server_does_not_say_which_file_it_is(string? etag)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ServeAsync(context, Content, etag, cutAt: ++tries == 1 ? 300_000 : null));

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(["", ""], server.Ranges);
    }

    [Fact]
    public async Task Begins_again_if_the_file_has_become_shorter()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ++tries == 1 ? ServeAsync(context, Content, cutAt: 300_000) : ServeAsync(context, Other[..1000], "\"2\""));

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal(Other[..1000], File.ReadAllBytes(folder["a"]));
    }

    [Theory]
    [InlineData("bytes 299999-588889/588890")]
    [InlineData("bytes 300000-588889/588891")]
    [InlineData("lines 300000-588889/588890")]
    [InlineData("bytes 300000-588889/*")]
    [InlineData(null)]
    public async Task Begins_again_if_what_comes_is_not_what_is_missing(string? range)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        Assert.Equal(588_890, Content.Length);
        server.Add("a", async context =>
        {
            if (++tries != 2)
            {
                await ServeAsync(context, Content, cutAt: tries == 1 ? 300_000 : null);
                return;
            }

            context.Response.StatusCode = 206;
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.ContentRange = range;
            context.Response.ContentLength = 288_890;
            await context.Response.Body.WriteAsync(new byte[288_890]);
        });

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
    }

    [Fact]
    public async Task Ends_in_a_stream_that_cannot_go_back()
    {
        await using var server = await StartAsync();
        var artifact = server.Add("a", context => ServeAsync(context, Content, hasRanges: false, cutAt: 300_000));
        using var stream = new MemoryStream();

        var e = await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactAsync(artifact, stream));

        Assert.Equal("Artifact 'a' was not downloaded, after 300000 of 588890 bytes. The server cannot resume the download, and the stream cannot be rewound.", e.Message);
        Assert.Equal(Content[..300_000], stream.ToArray());
        Assert.Equal(["", "bytes=300000-"], server.Ranges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gives_up_some_time_and_says_how_far_it_got(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", context => ServeAsync(context, Content, cutAt: 300_000));
        File.WriteAllText(folder["a"], "as it was");

        var e = await Assert.ThrowsAsync<CircleCiDownloadException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, new() { MaxResumes = 2 }));

        Assert.StartsWith("Artifact 'a' was not downloaded, after 300000 of 588890 bytes. GET http://127.0.0.1:", e.Message);
        Assert.Equal((300_000, 588_890), (e.BytesReceived, e.Length));
        Assert.IsType<CircleCiConnectionException>(e.InnerException);
        Assert.EndsWith("/output/0", e.RequestPath);
        Assert.Equal(["", "bytes=300000-", "bytes=300000-"], server.Ranges);
        Assert.Equal(["a"], folder.Files);
        Assert.Equal("as it was", folder.Read("a"));
        Assert.DoesNotContain("secret", e.ToString());
        Assert.DoesNotContain(Token, e.ToString());
    }

    [Fact]
    public async Task Gives_up_at_an_answer_that_says_no()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context =>
        {
            context.Response.StatusCode = 404;
            return ++tries == 1 ? ServeAsync(WithStatus(context, 200), Content, cutAt: 300_000) : Task.CompletedTask;
        });

        var e = await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, e.StatusCode);
        Assert.IsType<CircleCiNotFoundException>(e.InnerException);
        Assert.Equal(2, tries);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Refuses_parts_that_nobody_asked_for()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", context => ServeAsync(WithStatus(context, 206), Content));

        await Assert.ThrowsAsync<CircleCiFormatException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));

        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_on_in_a_later_run_with_what_was_kept(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        int? cutAt = 300_000;
        server.Add("a", context => ServeAsync(context, Content, cutAt: cutAt));
        var options = new ArtifactDownloadOptions { KeepPartial = true, MaxResumes = 0 };

        await Assert.ThrowsAsync<CircleCiDownloadException>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, options));

        Assert.Matches("^a\\.[0-9a-f]{16}\\.part$", Assert.Single(folder.Files));
        cutAt = null;

        var file = Assert.Single(await Downloading.DownloadAsync(server, folder.FullName, isAsync, options));

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(Content.Length, file.Length);
        Assert.Equal(["a"], folder.Files);
        Assert.Equal("bytes=300000-", server.Ranges.Last());
    }

    [Fact]
    public async Task Does_not_go_on_with_a_part_of_another_file()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var isFirst = true;
        server.Add("a", context => isFirst ? ServeAsync(context, Content, cutAt: 300_000) : ServeAsync(context, Other, "\"2\""));
        var options = new ArtifactDownloadOptions { KeepPartial = true, MaxResumes = 0 };
        await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: options));
        isFirst = false;

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: options);

        Assert.Equal(Other, File.ReadAllBytes(folder["a"]));
    }

    [Fact]
    public async Task Keeps_nothing_of_a_file_that_became_another_one_on_the_way()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var tries = 0;
        server.Add("a", context => ++tries == 1 ? ServeAsync(context, Content, cutAt: 300_000) : ServeAsync(context, Other, "\"2\"", cutAt: 300_000));

        var e = await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { KeepPartial = true, MaxResumes = 1 }));

        Assert.Equal(300_000, e.BytesReceived);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Takes_a_part_that_is_all_as_it_is()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        int? cutAt = 300_000;
        server.Add("a", context => ServeAsync(context, Content, cutAt: cutAt));
        var options = new ArtifactDownloadOptions { KeepPartial = true, MaxResumes = 0 };
        await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: options));
        File.WriteAllBytes(folder[folder.Files.Single()], Content);
        cutAt = null;

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: options);

        Assert.Equal(Content, File.ReadAllBytes(folder["a"]));
        Assert.Equal(["a"], folder.Files);
        Assert.Equal(["", ""], server.Ranges);
    }

    [Fact]
    public async Task Keeps_nothing_of_which_nobody_knows_what_it_is()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", context => ServeAsync(context, Content, etag: null, cutAt: 300_000));

        await Assert.ThrowsAsync<CircleCiDownloadException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { KeepPartial = true, MaxResumes = 0 }));

        Assert.Empty(folder.Files);
    }

    private static HttpContext WithStatus(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context;
    }
}
