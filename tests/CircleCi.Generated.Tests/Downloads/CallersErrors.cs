using System.Text;
using CircleCi.Generated.V2;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>What the caller's own progress, filter or stream throws, the call throws: that very exception, with nothing tried again and nothing left.</summary>
public class CallersErrors
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(new string('x', 300_000));

    // Among them those that the client's own failures are.
    public static TheoryData<string, bool> Errors
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Makers.Keys)
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    private static Dictionary<string, Func<Exception>> Makers { get; } = new()
    {
        ["misuse"] = () => new InvalidOperationException("mine"),
        ["io"] = () => new IOException("mine"),
        ["disposed"] = () => new ObjectDisposedException("mine"),
        ["not found"] = () => new CircleCiNotFoundException("mine"),
        ["connection"] = () => new CircleCiConnectionException("mine"),
        ["timeout"] = () => new CircleCiTimeoutException("mine"),
        ["download"] = () => new CircleCiDownloadException("mine"),
        ["cancellation of something else"] = () => new OperationCanceledException("mine", new CancellationToken(canceled: true)),
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Of_progress_pass(string error, bool isAsync)
    {
        await using var server = await StartAsync();
        server.Add("a", context => ServeAsync(context, Content));
        // The first one, one on the way and the one that tells of the end.
        foreach (var isNow in new Func<ArtifactProgress, bool>[] { _ => true, p => p.ArtifactBytes > 100_000, p => p.FilesDone == 1 })
        {
            using var folder = new TempFolder();
            var mine = Makers[error]();
            var before = server.Ranges.Count;

            var e = await Assert.ThrowsAnyAsync<Exception>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, null, new Progress(p => _ = isNow(p) ? throw mine : 0)));

            Assert.Same(mine, e);
            Assert.Equal(before + 1, server.Ranges.Count);
            Assert.DoesNotContain(folder.Files, f => f.EndsWith(".part", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Of_a_filter_pass(string error, bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a", context => ServeAsync(context, Content));
        var mine = Makers[error]();

        var e = await Assert.ThrowsAnyAsync<Exception>(() => Downloading.DownloadAsync(server, folder.FullName, isAsync, new() { Filter = _ => throw mine }));

        Assert.Same(mine, e);
        Assert.Empty(folder.Files);
        Assert.Empty(server.Ranges);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Of_a_stream_pass(string error, bool isAsync)
    {
        await using var server = await StartAsync();
        var artifact = server.Add("a", context => ServeAsync(context, Content));
        foreach (var after in new[] { 0, 100_000, Content.Length })
        {
            var mine = Makers[error]();
            var before = server.Ranges.Count;
            using var stream = new FailingStream(after, mine);

            var e = await Assert.ThrowsAnyAsync<Exception>(async () => _ = isAsync ? await server.Jobs.DownloadArtifactAsync(artifact, stream) : server.Jobs.DownloadArtifact(artifact, stream));

            Assert.Same(mine, e);
            Assert.Equal(before + 1, server.Ranges.Count);
        }
    }

    /// <summary>Throws when it has so many bytes: at the next one, or when it is flushed.</summary>
    private sealed class FailingStream(int after, Exception e) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            if (Length > after)
                throw e;
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Write(buffer.Span);
        }

        public override void Flush() => throw e;

        public override Task FlushAsync(CancellationToken cancellationToken) => throw e;
    }
}
