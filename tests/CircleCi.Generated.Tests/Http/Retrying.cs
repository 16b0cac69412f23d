using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Retrying
{
    private static readonly Guid Id = Guid.Parse(Sample.Id);

    [Fact]
    public void Waits_longer_each_time_and_never_all_at_once()
    {
        var waits = Enumerable.Range(0, 30).Select(_ =>
        {
            using var wire = new Script(Enumerable.Repeat(Response(503), 5));
            Assert.ThrowsAny<CircleCiException>(() => wire.Client(o => o.Retry.MaxRetries = 4).V2.Pipelines.Get(Id));
            return wire.Clock.Waits.Select(w => w.TotalSeconds).ToList();
        }).ToList();

        Assert.All(waits, w => Assert.Equal(4, w.Count));
        for (var i = 0; i < 4; i++)
        {
            var most = 0.5 * Math.Pow(2, i);
            Assert.All(waits, w => Assert.InRange(w[i], most / 2, most));
            Assert.True(waits.Select(w => w[i]).Distinct().Count() > 20);
        }
    }

    [Fact]
    public void Never_waits_longer_than_its_limit()
    {
        using var wire = new Script([Response(429, ("Retry-After", "86400")), Response(200)]);

        wire.Client(o => o.Timeout = Timeout.InfiniteTimeSpan).V2.Pipelines.Get(Id);

        Assert.Equal([TimeSpan.FromMinutes(1)], wire.Clock.Waits);
    }

    [Fact]
    public void Takes_a_date_as_the_time_to_wait_for()
    {
        using var wire = new Script([Response(503, ("Retry-After", "Sat, 21 Nov 2026 09:00:12 GMT")), Response(200)]);

        wire.Client().V2.Pipelines.Get(Id);

        Assert.Equal([TimeSpan.FromSeconds(12)], wire.Clock.Waits);
    }

    [Fact]
    public void Takes_the_reset_of_the_rate_limit_where_nothing_else_says_how_long()
    {
        using var wire = new Script([Response(429, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Limit-Minute", "60"), ("X-RateLimit-Reset", "5")), Response(200)]);

        wire.Client().V2.Pipelines.Get(Id);

        Assert.Equal([TimeSpan.FromSeconds(5)], wire.Clock.Waits);
    }

    [Fact]
    public void Does_not_wait_for_what_cannot_come_in_time()
    {
        using var wire = new Script(Enumerable.Repeat(Response(429, ("Retry-After", "30")), 9));

        var e = Assert.Throws<CircleCiRateLimitException>(() => wire.Client(o => o.Timeout = TimeSpan.FromSeconds(45)).V2.Pipelines.Get(Id));

        Assert.Equal([TimeSpan.FromSeconds(30)], wire.Clock.Waits);
        Assert.Equal(TimeSpan.FromSeconds(30), e.RetryAfter);
    }

    [Fact]
    public async Task Ends_when_it_is_canceled_while_it_waits()
    {
        using var stop = new CancellationTokenSource();
        using var wire = new Script(Enumerable.Repeat(Response(503), 9));
        // The system's clock would wait for an hour.
        var client = wire.Client(o =>
        {
            o.Clock = CircleCiClock.System;
            o.Retry = new CircleCiRetryOptions { Delay = TimeSpan.FromHours(2), MaxDelay = TimeSpan.FromHours(2) };
            o.Timeout = Timeout.InfiniteTimeSpan;
            o.Log = entry => (entry.Level == CircleCiLogLevel.Warning ? stop : new CancellationTokenSource()).Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.V2.Pipelines.GetAsync(Id, stop.Token));

        Assert.Equal(1, wire.Requests);
    }

    [Fact]
    public void Is_left_out_for_a_client_or_a_call_that_wants_none()
    {
        using var none = new Script(Enumerable.Repeat(Response(503), 9));
        using var once = new Script(Enumerable.Repeat(Response(503), 9));

        Assert.ThrowsAny<CircleCiException>(() => none.Client(o => o.Retry.MaxRetries = 0).V2.Pipelines.Get(Id));
        Assert.ThrowsAny<CircleCiException>(() => once.Client().With(new() { MaxRetries = 0 }).V2.Pipelines.Get(Id));

        Assert.Equal((1, 1), (none.Requests, once.Requests));
    }

    public static TheoryData<System.Net.Sockets.SocketError> SocketErrors => [.. Enum.GetValues<System.Net.Sockets.SocketError>().Distinct()];

    [Theory]
    [MemberData(nameof(SocketErrors))]
    public void Is_left_out_for_what_may_have_arrived_whatever_error_a_read_ends_with(System.Net.Sockets.SocketError error)
    {
        var (reads, connects) = (0, 0);
        var socket = new System.Net.Sockets.SocketException((int)error);
        using var reading = new Thrower(() => reads++ < 9 ? new HttpRequestException("An error occurred while sending the request.", new IOException("Unable to read data from the transport connection.", socket)) : socket);
        using var connecting = new Thrower(() => connects++ < 9 ? new HttpRequestException("Cannot connect.", socket) : socket);

        var broken = Assert.ThrowsAny<CircleCiConnectionException>(() => reading.Client().V2.Pipelines.Trigger("gh/acme/shop"));
        var refused = Assert.ThrowsAny<CircleCiConnectionException>(() => connecting.Client().V2.Pipelines.Trigger("gh/acme/shop"));

        Assert.Equal((true, 1), (broken.MayHaveArrived, reads));
        Assert.Equal(refused.MayHaveArrived ? 1 : 4, connects);
    }

    [Fact]
    public async Task Is_left_out_where_a_proxy_wants_a_password()
    {
        await using var proxy = RawServer.Start("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        using var tunneled = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Clock = new TestClock(), Handler = Through() });
        using var plain = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("http://circle.test"), Clock = new TestClock(), Handler = Through() });

        foreach (var circle in new[] { tunneled, plain })
        {
            await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
            await Task.Run(() => Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent()));
        }

        Assert.Equal(4, proxy.Requests);

        SocketsHttpHandler Through() => new() { AllowAutoRedirect = false, Proxy = new WebProxy(proxy.Address) };
    }

    [Fact]
    public void Is_not_left_out_where_the_port_has_the_digits_of_a_status()
    {
        using var port = ClosedPort.FirstOf(4070, 4071, 4072, 4073, 14070, 24070, 24071, 34070, 40700, 40701, 40711, 40735, 40759);
        var clock = new TestClock();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = port.Address, Clock = clock });

        Assert.ThrowsAny<CircleCiConnectionException>(() => circle.V2.Users.GetCurrent());
        Assert.ThrowsAny<CircleCiConnectionException>(() => circle.V2.Pipelines.Trigger("gh/acme/shop"));

        Assert.Equal(6, clock.Waits.Count);
    }

    [Fact]
    public void Lets_go_of_the_answers_that_failed()
    {
        using var wire = new Script([Response(503), Response(429), Response(200)]);

        wire.Client().V2.Pipelines.Get(Id);

        Assert.All(wire.Bodies, b => Assert.True(b.IsDisposed));
        Assert.Equal(3, wire.Bodies.Count);
    }

    [Fact]
    public void Sends_the_body_again_as_it_was()
    {
        using var wire = new Script([Response(429), Response(201)]);

        wire.Client().V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = "main" });

        Assert.Equal(["""{"branch":"main"}""", """{"branch":"main"}"""], wire.Sent);
    }

    [Theory]
    [InlineData(-1, 1, "MaxRetries is -1")]
    [InlineData(3, -1, "Delay is -00:00:01")]
    public void Is_refused_where_it_makes_no_sense(int retries, int delay, string message)
    {
        var options = new CircleCiClientOptions { Token = "", Retry = { MaxRetries = retries, Delay = TimeSpan.FromSeconds(delay) } };

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new CircleCiClient(options)).Message);
    }

    private static (int Status, (string Name, string Value)[] Headers) Response(int status, params (string, string)[] headers) => (status, headers);

    /// <summary>Responses one after the other.</summary>
    private sealed class Script(IEnumerable<(int Status, (string Name, string Value)[] Headers)> answers) : HttpMessageHandler
    {
        private readonly Queue<(int Status, (string Name, string Value)[] Headers)> _responses = new(answers);

        public TestClock Clock { get; } = new();

        public int Requests { get; private set; }

        public List<string> Sent { get; } = [];

        public List<WatchedStream> Bodies { get; } = [];

        public CircleCiClient Client(Action<CircleCiClientOptions>? configure = null)
        {
            var options = new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = this, Clock = Clock };
            configure?.Invoke(options);
            return new CircleCiClient(options);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            Sent.Add(request.Content?.ReadAsStringAsync(cancellationToken).GetAwaiter().GetResult() ?? "");
            var (status, headers) = _responses.Dequeue();
            var body = new WatchedStream();
            Bodies.Add(body);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class Thrower(Func<Exception> next) : HttpMessageHandler
    {
        public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = this, Clock = new TestClock() });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw next();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw next();
    }

    private sealed class WatchedStream() : MemoryStream("""{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}"""u8.ToArray())
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
