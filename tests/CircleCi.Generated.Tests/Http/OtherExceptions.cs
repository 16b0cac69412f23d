using System.Net;
using System.Text;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Whatever goes wrong, wherever: the caller gets an exception of the kinds that are promised, and a status that came is not lost, nor its retry.</summary>
public class OtherExceptions
{
    private static readonly Func<Exception>[] Kinds =
    [
        () => new IOException("io"),
        () => new HttpRequestException("http"),
        () => new InvalidDataException("data"),
        () => new FormatException("format"),
        () => new UriFormatException("uri"),
        () => new TimeoutException("timeout"),
        () => new NotSupportedException("not supported"),
        () => new NullReferenceException("null"),
        () => new Newtonsoft.Json.JsonReaderException("json"),
        () => new System.Security.Authentication.AuthenticationException("tls"),
        () => new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostUnreachable),
        () => new OperationCanceledException("canceled by somebody"),
        () => new ObjectDisposedException("stream"),
        () => new InvalidOperationException("misuse"),
        () => new ArgumentException("argument"),
        () => new OtherException(),
    ];

    public static TheoryData<int, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, string, bool>();
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                foreach (var place in new[] { "sending", "reading 200", "reading 503", "opening 200" })
                {
                    cases.Add(kind, place, true);
                    cases.Add(kind, place, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Do_not_leave_a_call(int kind, string place, bool isAsync)
    {
        var handler = new Thrower(Kinds[kind], place);
        var clock = new TestClock();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = handler, Clock = clock });

        foreach (var call in Calls(circle, isAsync))
        {
            handler.Attempts = 0;
            var e = await Assert.ThrowsAnyAsync<Exception>(call);

            Assert.True(e is CircleCiException or ArgumentException or ObjectDisposedException or InvalidOperationException, $"{place}: {e}");
            if (place == "reading 503")
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsAssignableFrom<CircleCiException>(e).StatusCode);
                Assert.Equal(4, handler.Attempts);
            }
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Of_broken_compression_are_told_as_such_and_the_status_stays(int status)
    {
        foreach (var encoding in new[] { "gzip", "deflate", "br", "zstd", "gzip, br" })
        {
            await using var server = RawServer.Start($"HTTP/1.1 {status} So\r\nContent-Encoding: {encoding}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{\"a\":\"b\"}}");
            using var circle = server.Client();

            foreach (var isAsync in new[] { true, false })
            {
                var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => isAsync ? circle.V2.Users.GetCurrentAsync() : Task.Run(() => circle.V2.Users.GetCurrent()));
                if (status != 200)
                    Assert.Equal(status, (int?)e.StatusCode);
            }

            if (status is 429 or 503)
                Assert.Equal(8, server.Requests);
        }
    }

    [Fact]
    public async Task Of_an_observer_are_the_callers_own()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        await Assert.ThrowsAsync<OtherException>(() => circle.With(new() { OnResponse = _ => throw new OtherException() }).V2.Users.GetCurrentAsync());
    }

    [Fact]
    public void Of_writing_what_was_given_name_it()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var loop = new Loop();
        loop.Self = loop;

        var e = Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/thing", loop));

        Assert.StartsWith("POST /api/v2/thing: the Loop cannot be written as JSON", e.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Of_the_callers_http_client_say_whose_timeout_it_was()
    {
        await using var server = RawServer.Start((_, _) => Task.Delay(Timeout.Infinite));
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        using var circle = server.Client(configure: o =>
        {
            o.HttpClient = http;
            o.Retry.MaxRetries = 0;
        });

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.Contains("within 0.1 s (HttpClient.Timeout)", e.Message);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(100, false)]
    [InlineData(-0.001, true)]
    [InlineData(-0.001, false)]
    public async Task Of_a_handler_in_the_callers_http_client_are_not_its_timeout(double timeout, bool isAsync)
    {
        using var http = new HttpClient(new Between((_, _) => throw new OperationCanceledException())) { Timeout = TimeSpan.FromSeconds(timeout) };
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), HttpClient = http, Retry = { MaxRetries = 0 } });

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(async () => _ = isAsync ? await circle.V2.Users.GetCurrentAsync() : circle.V2.Users.GetCurrent());

        Assert.EndsWith("a handler canceled the request.", e.Message);
    }

    [Fact]
    public async Task After_dispose_say_so_at_once_and_end_what_waits()
    {
        var clock = new ManualClock();
        await using var server = RawServer.Start((_, _) => Task.Delay(Timeout.Infinite));
        var circle = server.Client(configure: o => o.Clock = clock);
        var underWay = circle.V2.Pipelines.TriggerAsync("gh/acme/shop");
        using var busy = new Wire(HttpStatusCode.ServiceUnavailable, "{}");
        var other = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = busy, Clock = clock });
        var waiting = other.V2.Users.GetCurrentAsync();
        var view = circle.With(new() { MaxRetries = 0 });
        await Deadlines.WaitUntilAsync(() => clock.Timers.Any(t => t < TimeSpan.FromSeconds(5)));

        circle.Dispose();
        other.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => underWay);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        foreach (var disposed in new[] { circle, view, other })
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => disposed.V2.Pipelines.TriggerAsync("gh/acme/shop"));
            Assert.Throws<ObjectDisposedException>(() => disposed.V2.Users.GetCurrent());
            Assert.Throws<ObjectDisposedException>(() => disposed.V2.Contexts.Enumerate("gh/acme").ToList());
            Assert.Throws<ObjectDisposedException>(() => disposed.Logs.Read("gh/acme/shop", 1).ToList());
            await Assert.ThrowsAsync<ObjectDisposedException>(() => disposed.V2.Workflows.WaitAsync(Guid.NewGuid()));
        }

        circle.Dispose();
    }

    private static IEnumerable<Func<Task>> Calls(CircleCiClient circle, bool isAsync)
    {
        yield return () => isAsync ? circle.V2.Users.GetCurrentAsync() : Task.Run(() => circle.V2.Users.GetCurrent());
        yield return () => isAsync ? circle.SendAsync(HttpMethod.Get, "/api/v2/me") : Task.Run(() => circle.Send(HttpMethod.Get, "/api/v2/me"));
        yield return () => Task.Run(() => circle.V2.Contexts.Enumerate("gh/acme").ToList());
        yield return () => Task.Run(() => circle.V11.Builds.EnumerateForProject("gh/acme/shop").ToList());
        yield return () => isAsync ? circle.Logs.ReadTextAsync("gh/acme/shop", 1) : Task.Run(() => circle.Logs.ReadText("gh/acme/shop", 1));
        yield return () =>
        {
            var artifact = new V2.Artifact { Path = "a", Url = "https://storage.test/a" };
            return isAsync ? circle.V2.Jobs.DownloadArtifactAsync(artifact, new MemoryStream()) : Task.Run(() => circle.V2.Jobs.DownloadArtifact(artifact, new MemoryStream()));
        };
    }

    private sealed class OtherException() : Exception("other");

    private sealed class Loop
    {
        public Loop? Self { get; set; }
    }

    private sealed class Thrower(Func<Exception> exception, string place) : HttpMessageHandler
    {
        public int Attempts { get; set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            return place switch
            {
                "sending" => throw exception(),
                "opening 200" => new HttpResponseMessage { Content = new BrokenContent(exception) },
                _ => new HttpResponseMessage(place.EndsWith("503", StringComparison.Ordinal) ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream(exception)) },
            };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class BrokenContent(Func<Exception> exception) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => throw exception();

        protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => throw exception();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw exception();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class BrokenStream(Func<Exception> exception) : MemoryStream(Encoding.UTF8.GetBytes("{}"))
    {
        public override int Read(byte[] buffer, int offset, int count) => throw exception();

        public override int Read(Span<byte> buffer) => throw exception();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromException<int>(exception());

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(exception());
    }
}
