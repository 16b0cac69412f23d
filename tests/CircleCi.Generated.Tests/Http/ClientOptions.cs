using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class ClientOptions
{
    [Fact]
    public void Are_frozen_when_a_client_is_made()
    {
        using var wire = new Wire(json: "{}");
        var options = new CircleCiClientOptions { Token = "CCIPAT_first", BaseAddress = new Uri("https://circle.test"), Handler = wire, Clock = wire.Clock };
        using var circle = new CircleCiClient(options);

        options.Token = "CCIPAT_second";
        options.Retry.MaxRetries = 0;
        options.BaseAddress = new Uri("https://other.test");
        circle.V2.Users.GetCurrent();

        Assert.Equal(("CCIPAT_first", "circle.test"), (wire.Request.Headers["Circle-Token"], wire.Request.Address.Host));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void That_cannot_be_used_are_refused_by_name(string message, Action<CircleCiClientOptions> mistake)
    {
        var options = new CircleCiClientOptions { Token = "CCIPAT_1" };
        mistake(options);

        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(options));

        Assert.Contains(message, e.Message);
        Assert.DoesNotContain("CCIPAT", e.ToString());
    }

    [Fact]
    public void Take_handlers_that_see_each_request_in_their_order()
    {
        var seen = new List<string>();
        using var wire = new Wire(json: "{}");
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            Token = "",
            BaseAddress = new Uri("https://circle.test"),
            Handler = wire,
            Handlers = { new Watcher("outer", seen), new Watcher("inner", seen) },
        });

        circle.V2.Users.GetCurrent();

        Assert.Equal(["outer", "inner"], seen);
    }

    public static TheoryData<string, Action<CircleCiClientOptions>> Mistakes => new()
    {
        { "Timeout is 00:00:00", o => o.Timeout = TimeSpan.Zero },
        { "AttemptTimeout is -00:00:05", o => o.AttemptTimeout = TimeSpan.FromSeconds(-5) },
        { "AttemptTimeout is 100.00:00:00", o => o.AttemptTimeout = TimeSpan.FromDays(100) },
        { "Retry is null", o => o.Retry = null! },
        { "Clock is null", o => o.Clock = null! },
        { "MaxDelay is -", o => o.Retry.MaxDelay = TimeSpan.FromSeconds(-1) },
        { "Product 'a b'", o => o.Product = "a\nb" },
        { "one or the other", o => (o.HttpClient, o.Handler) = (new HttpClient(), new HttpClientHandler()) },
        { "in use already", o => o.Handlers.Add(new Watcher("", []) { InnerHandler = new HttpClientHandler() }) },
    };

    private sealed class Watcher(string name, List<string> seen) : DelegatingHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(name);
            return base.Send(request, cancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
