using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class RateLimits
{
    [Theory]
    [InlineData("RateLimit-Limit: 100;RateLimit-Remaining: 40;RateLimit-Reset: 12", 100, 40, 12)]
    [InlineData("X-RateLimit-Limit-Minute: 60;X-RateLimit-Remaining-Minute: 3;X-RateLimit-Reset: 30", 60, 3, 30)]
    [InlineData("RateLimit-Limit: 100;RateLimit-Remaining: 40;RateLimit-Reset: 12;X-RateLimit-Limit-Hour: 1000;X-RateLimit-Remaining-Hour: 7", 1000, 7, null)]
    [InlineData("X-RateLimit-Limit-Second: 10;X-RateLimit-Remaining-Second: 9;X-RateLimit-Limit-Day: 5000;X-RateLimit-Remaining-Day: 2", 5000, 2, null)]
    public void Of_answers_are_the_tightest_that_their_headers_tell(string headers, int limit, int remaining, int? reset)
    {
        CircleCiResponseInfo? seen = null;
        using var wire = new HeaderWire(200, headers);
        using var circle = wire.Client();

        circle.With(new() { OnResponse = a => seen = a }).V2.Users.GetCurrent();

        Assert.Equal((limit, remaining), (seen!.RateLimit!.Limit, seen.RateLimit.Remaining));
        Assert.Equal(reset, seen.RateLimit.Reset?.TotalSeconds);
    }

    [Fact]
    public void Are_null_where_nothing_is_told()
    {
        CircleCiResponseInfo? seen = null;
        using var wire = new HeaderWire(200, "RateLimit-Remaining: soon");
        using var circle = wire.Client();

        circle.With(new() { OnResponse = a => seen = a }).V2.Users.GetCurrent();

        Assert.Null(seen!.RateLimit);
    }

    public static TheoryData<string, int?> Resets => new()
    {
        { "0", 0 },
        { "86400", 86400 },
        { "90000", null },
        { "999999999", null },
        // The response was sent at 1,795,856,400 of Unix.
        { "1795856430", 30 },
        { "1795856430000", 30 },
        { "1795856300", 0 },
        { "1795942800", 86400 },
        { "1795942801", null },
        { "99999999999", null },
        { "100000000000", null },
        { "1000000000000", 0 },
        { "253402300800000", null },
        { "9223372036854775807", null },
        { "9223372036854775808", null },
        { "-1", null },
        { "-9223372036854775808", null },
        { "1e30", null },
        { "1.5", null },
        { "NaN", null },
        { "", null },
        { "soon", null },
    };

    [Theory]
    [MemberData(nameof(Resets))]
    public void Begin_anew_at_a_time_that_can_be_or_at_none_that_is_known(string reset, int? seconds)
    {
        foreach (var status in new[] { 200, 429 })
        {
            foreach (var name in new[] { "RateLimit-Reset", "X-RateLimit-Reset", "X-RateLimit-Reset-Hour" })
            {
                CircleCiResponseInfo? seen = null;
                using var wire = new HeaderWire(status, $"Date: Sat, 28 Nov 2026 09:00:00 GMT;RateLimit-Limit: 9;X-RateLimit-Limit-Hour: 9;RateLimit-Remaining: 3;X-RateLimit-Remaining-Hour: 2;{name}: {reset}");
                using var circle = wire.Client(retries: 2);

                var e = Record.Exception(() => circle.With(new() { OnResponse = a => seen = a }).V2.Users.GetCurrent());

                Assert.Equal(status == 200 ? null : typeof(CircleCiRateLimitException), e?.GetType());
                Assert.Equal(name == "RateLimit-Reset" ? null : seconds, seen!.RateLimit!.Reset?.TotalSeconds);
                Assert.All(wire.Clock.Waits, w => Assert.InRange(w, TimeSpan.Zero, new CircleCiRetryOptions().MaxDelay));
            }
        }
    }

    [Fact]
    public void Are_not_less_than_nothing()
    {
        CircleCiResponseInfo? seen = null;
        using var wire = new HeaderWire(200, "RateLimit-Limit: -5;RateLimit-Remaining: -1;RateLimit-Reset: 1795856430");
        using var circle = wire.Client();

        circle.With(new() { OnResponse = a => seen = a }).V2.Users.GetCurrent();

        // There is no Date to tell how long it is until then.
        Assert.Equal((null, null, null), (seen!.RateLimit?.Limit, seen.RateLimit?.Remaining, seen.RateLimit?.Reset));
    }

    [Fact]
    public void Are_in_the_exception_that_tells_that_there_are_no_calls_left()
    {
        using var wire = new HeaderWire(429, "RateLimit-Limit: 100;RateLimit-Remaining: 0;RateLimit-Reset: 9;Retry-After: 3");
        using var circle = wire.Client();

        var e = Assert.Throws<CircleCiRateLimitException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal((100L, 0L, 9.0, 3.0), (e.RateLimit!.Limit, e.RateLimit.Remaining, e.RateLimit.Reset!.Value.TotalSeconds, e.RetryAfter!.Value.TotalSeconds));
        Assert.Equal("0 of 100 calls left, all again in 9 s", e.RateLimit.ToString());
    }

    [Fact]
    public void Of_our_own_hold_for_all_clients_of_a_token_together()
    {
        using var wire = new HeaderWire(200, "");
        var limit = new CircleCiRateLimiter(3, TimeSpan.FromSeconds(2));
        using var first = wire.Client("CCIPAT_shared", limit);
        using var second = wire.Client("CCIPAT_shared", new CircleCiRateLimiter(3, TimeSpan.FromSeconds(2)));
        using var other = wire.Client("CCIPAT_other", limit);

        first.V2.Users.GetCurrent();
        second.V2.Users.GetCurrent();
        first.V2.Users.GetCurrent();
        other.V2.Users.GetCurrent();
        Assert.Empty(wire.Clock.Waits);
        second.V2.Users.GetCurrent();

        Assert.Equal([TimeSpan.FromSeconds(2)], wire.Clock.Waits);
        wire.Clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 7; i++)
            first.V2.Users.GetCurrent();
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], wire.Clock.Waits);
    }

    [Fact]
    public void Of_our_own_make_all_wait_when_circleci_refused_one()
    {
        using var refused = new HeaderWire(429, "Retry-After: 20");
        using var fine = new HeaderWire(200, "") { Clock = refused.Clock };
        using var first = refused.Client("CCIPAT_paused", new CircleCiRateLimiter(100, TimeSpan.FromSeconds(1)), retries: 0);
        using var second = fine.Client("CCIPAT_paused", new CircleCiRateLimiter(100, TimeSpan.FromSeconds(1)));

        Assert.Throws<CircleCiRateLimitException>(() => first.V2.Users.GetCurrent());
        second.V2.Users.GetCurrent();

        Assert.Equal([TimeSpan.FromSeconds(20)], refused.Clock.Waits);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Of_our_own_that_let_nothing_pass_are_refused(int calls, int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleCiRateLimiter(calls, TimeSpan.FromSeconds(seconds)));

    private sealed class HeaderWire(int status, string headers) : HttpMessageHandler
    {
        public TestClock Clock { get; init; } = new();

        public CircleCiClient Client(string token = "CCIPAT_1", CircleCiRateLimiter? limit = null, int retries = 3) => new(new CircleCiClientOptions
        {
            Token = token,
            BaseAddress = new Uri("https://circle.test"),
            Handler = this,
            Clock = Clock,
            RateLimiter = limit,
            Retry = { MaxRetries = retries },
        });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}") };
            foreach (var header in headers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(": ")))
                response.Headers.TryAddWithoutValidation(header[0], header[1]);
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}
