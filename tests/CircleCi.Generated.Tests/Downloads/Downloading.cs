using System.IO.Compression;
using System.Net;
using System.Text;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

public class Downloading
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Puts_all_artifacts_of_a_job_under_their_paths(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("report.xml", "<tests/>");
        server.Add("logs/a b/\u00e4#1.txt", "text");
        server.Add("empty", "");
        server.Add("%2e%2e/x", "literal");
        server.Add("win\\dows.txt", "both slashes separate");

        var files = await DownloadAsync(server, folder["deep/er"], isAsync);

        Assert.Equal(["deep/er/%2e%2e/x", "deep/er/empty", "deep/er/logs/a b/\u00e4#1.txt", "deep/er/report.xml", "deep/er/win/dows.txt"], folder.Files);
        Assert.Equal("text", folder.Read("deep/er/logs/a b/\u00e4#1.txt"));
        Assert.Equal(["report.xml", "logs/a b/\u00e4#1.txt", "empty", "%2e%2e/x", "win\\dows.txt"], files.Select(f => f.Artifact.Path));
        Assert.Equal([8, 4, 0, 7, 21], files.Select(f => f.Length));
        Assert.All(files, f => Assert.True(File.Exists(f.FilePath) && !f.IsSkipped));
    }

    [Fact]
    public async Task Sends_the_token_to_circleci_and_not_to_storage()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", "a");
        server.Add("b", "b");

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal([Token, Token], server.Tokens);
        Assert.NotEmpty(server.StorageHeaders);
        Assert.DoesNotContain(server.StorageHeaders, h => h.Contains(Token) || h.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_as_many_at_a_time_as_it_is_told(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var (gate, active, most) = (new TaskCompletionSource(), 0, 0);
        for (var i = 0; i < 50; i++)
        {
            var content = Encoding.UTF8.GetBytes(new string('x', i));
            server.Add($"files/{i}", async context =>
            {
                lock (gate)
                    most = Math.Max(most, ++active);
                // None of the first ones is answered before there are four of them.
                if (most == 4)
                    gate.TrySetResult();
                await gate.Task.WaitAsync(context.RequestAborted);
                lock (gate)
                    active--;
                await ServeAsync(context, content);
            });
        }

        var progress = new Progress();
        var files = await DownloadAsync(server, folder.FullName, isAsync, new() { Parallel = 4 }, progress);

        Assert.Equal(4, most);
        Assert.Equal(50, folder.Files.Count());
        Assert.Equal(Enumerable.Range(0, 50), files.Select(f => (int)new FileInfo(f.FilePath).Length));
        Assert.Equal((50, 50, 1225), (progress.Reports[^1].FilesDone, progress.Reports[^1].FilesTotal, progress.Reports[^1].Bytes));
        Assert.Equal(Enumerable.Range(1, 50), progress.Reports.Select(r => r.FilesDone).Distinct().SkipWhile(d => d == 0));
        Assert.Equal(progress.Reports.Select(r => r.Bytes).Order(), progress.Reports.Select(r => r.Bytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_sixteen_at_a_time_unless_it_is_told(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var (gate, active, most) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0, 0);
        for (var i = 0; i < 50; i++)
        {
            server.Add($"files/{i}", async context =>
            {
                lock (gate)
                    most = Math.Max(most, ++active);
                if (most == 16)
                    gate.TrySetResult();
                await gate.Task.WaitAsync(context.RequestAborted);
                lock (gate)
                    active--;
                await ServeAsync(context, []);
            });
        }

        await DownloadAsync(server, folder.FullName, isAsync);

        Assert.Equal(16, most);
        Assert.Equal(50, folder.Files.Count());
    }

    [Fact]
    public async Task Takes_those_that_are_wanted()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a.xml", "a");
        server.Add("../b.txt", "b");

        var files = await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { Filter = a => a.Path.EndsWith(".xml", StringComparison.Ordinal) });

        Assert.Equal("a.xml", Assert.Single(files).Artifact.Path);
        Assert.Equal(["a.xml"], folder.Files);
    }

    [Fact]
    public async Task Makes_nothing_of_a_job_without_artifacts()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();

        Assert.Empty(await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder["new"]));
        Assert.Empty(server.Jobs.DownloadArtifacts(Slug, 7, folder["new"]));
        Assert.False(Directory.Exists(folder["new"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replaces_files_or_skips_them(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", "new");
        server.Add("b", "new");
        File.WriteAllText(folder["a"], "as it was");

        var skipped = await DownloadAsync(server, folder.FullName, isAsync, new() { SkipExisting = true });

        Assert.Equal([true, false], skipped.Select(f => f.IsSkipped));
        Assert.Equal([9, 3], skipped.Select(f => f.Length));
        Assert.Equal("as it was", folder.Read("a"));

        await DownloadAsync(server, folder.FullName, isAsync);

        Assert.Equal("new", folder.Read("a"));
        Assert.Equal(["a", "b"], folder.Files);
    }

    [Fact]
    public async Task Gives_each_container_a_folder_if_two_have_the_same_path()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("report.xml", "0", node: 0);
        server.Add("report.xml", "1", node: 1);
        server.Add("other.txt", "1", node: 1);

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal(["0/report.xml", "1/other.txt", "1/report.xml"], folder.Files);
        Assert.Equal(["0", "1"], [folder.Read("0/report.xml"), folder.Read("1/report.xml")]);
    }

    [Fact]
    public async Task Gives_containers_folders_where_it_is_told_to()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", "a", node: 0);
        server.Add("b", "b", node: 3);

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { ContainerFolders = true });

        Assert.Equal(["0/a", "3/b"], folder.Files);
    }

    [Theory]
    [InlineData("report.xml", "report.xml")]
    [InlineData("report.xml", "report.xml/more")]
    [InlineData("a/b", "a\\b")]
    public async Task Never_lets_one_take_the_place_of_another(string first, string second)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add(first, "0", node: 0);
        server.Add(second, "1", node: 1);

        var e = await Assert.ThrowsAsync<CircleCiException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { ContainerFolders = false }));

        Assert.Contains("would replace another one. Set ContainerFolders.", e.Message);
        Assert.Empty(folder.Files);
        Assert.Equal(2, server.Jobs.DownloadArtifacts(Slug, 7, folder.FullName).Count);
        Assert.Equal(2, folder.Files.Count());
    }

    [Fact]
    public async Task Of_one_artifact_goes_into_a_file_or_a_stream()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var artifact = server.Add("deep/../../a", "content");
        using var stream = new MemoryStream();
        var progress = new Progress();

        // The path is the caller's here, not the server's.
        var file = await server.Jobs.DownloadArtifactAsync(artifact, folder["x/y"], progress: progress);
        server.Jobs.DownloadArtifact(artifact, folder["x/z"]);
        var bytes = await server.Jobs.DownloadArtifactAsync(artifact, stream) + server.Jobs.DownloadArtifact(artifact, stream);

        Assert.Equal(folder["x/y"], file.FilePath);
        Assert.Equal(["x/y", "x/z"], folder.Files);
        Assert.Equal("content", folder.Read("x/z"));
        Assert.Equal("contentcontent", Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(14, bytes);
        Assert.Equal((7, 7, 1, 1), (progress.Reports[^1].ArtifactBytes, progress.Reports[^1].ArtifactLength, progress.Reports[^1].FilesDone, progress.Reports[^1].FilesTotal));
    }

    [Fact]
    public async Task Saves_a_file_that_is_stored_compressed_as_it_is_stored()
    {
        using var folder = new TempFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(new string('x', 10_000)));
        var asked = "";
        await using var server = await StartAsync();
        var artifact = server.Add("logs.tar.gz", async context =>
        {
            asked = context.Request.Headers.AcceptEncoding.ToString();
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = packed.Length;
            await context.Response.Body.WriteAsync(packed.ToArray());
        });

        var file = await server.Jobs.DownloadArtifactAsync(artifact, folder["logs.tar.gz"]);

        Assert.Equal("identity", asked);
        Assert.Equal(packed.Length, file.Length);
        Assert.Equal(packed.ToArray(), File.ReadAllBytes(folder["logs.tar.gz"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stops_at_the_first_failure_and_leaves_what_is_complete(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var others = 0;
        var waiting = new TaskCompletionSource();
        server.Add("complete", "complete");
        server.Add("refused", async context =>
        {
            await waiting.Task;
            context.Response.StatusCode = 403;
        });
        for (var i = 0; i < 20; i++)
        {
            server.Add($"waits-{i}", async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("half of it");
                await context.Response.Body.FlushAsync();
                // With the one that is refused, they are three at a time.
                if (Interlocked.Increment(ref others) == 2)
                    waiting.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            });
        }

        var e = await Assert.ThrowsAsync<CircleCiPermissionException>(() => DownloadAsync(server, folder.FullName, isAsync, new() { Parallel = 3 }));

        Assert.Equal(HttpStatusCode.Forbidden, e.StatusCode);
        Assert.Equal(["complete"], folder.Files);
        Assert.Equal(2, others);
        Assert.DoesNotContain("secret", e.ToString());
        Assert.DoesNotContain(Token, e.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaves_no_file_when_it_is_canceled(bool isAsync)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await using var server = await StartAsync();
        server.Add("a", async context =>
        {
            context.Response.ContentLength = 1_000_000;
            await context.Response.Body.WriteAsync(new byte[1000]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        File.WriteAllText(folder["a"], "as it was");
        var progress = new Progress(_ => stop.Cancel());

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync(server, folder.FullName, isAsync, null, progress, stop.Token));

        Assert.Equal($"The download of Artifact 'a' was canceled, after {progress.Reports[^1].Bytes} of 1000000 bytes.", e.Message);
        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Equal(["a"], folder.Files);
        Assert.Equal("as it was", folder.Read("a"));
    }

    [Fact]
    public async Task Refuses_options_that_cannot_be()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { Parallel = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName, options: new() { MaxResumes = -1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, ""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, null!));
        Assert.Throws<ArgumentException>(() => server.Jobs.DownloadArtifact(new Artifact(), ""));
        Assert.Equal("Artifact 'a' has no https URL.", Assert.Throws<CircleCiFormatException>(() => server.Jobs.DownloadArtifact(new Artifact { Path = "a", Url = "http://storage.test/a" }, folder["a"])).Message);
    }

    internal static Task<IReadOnlyList<DownloadedArtifact>> DownloadAsync(ArtifactServer server, string folder, bool isAsync, ArtifactDownloadOptions? options = null, IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default) =>
        isAsync
            ? server.Jobs.DownloadArtifactsAsync(Slug, 7, folder, progress, options, cancellationToken)
            : Task.Run(() => server.Jobs.DownloadArtifacts(Slug, 7, folder, progress, options, cancellationToken), CancellationToken.None);
}
