using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Logging
{
    [Fact]
    public void Tells_each_try_and_why_there_is_another()
    {
        var log = new List<CircleCiLogEntry>();
        using var wire = new Wire(HttpStatusCode.BadGateway, "<html></html>", "text/html");
        using var circle = Client(wire, log.Add);

        Assert.ThrowsAny<CircleCiException>(() => circle.With(new() { MaxRetries = 1 }).V2.Projects.Get("gh/acme/shop"));

        Assert.Equal([CircleCiLogLevel.Debug, CircleCiLogLevel.Warning, CircleCiLogLevel.Debug], log.Select(e => e.Level));
        Assert.Equal("GET /api/v2/project/gh/acme/shop: 502 in 0 ms", log[0].Message);
        Assert.Matches(@"^GET /api/v2/project/gh/acme/shop: 502 Bad Gateway: a web page\.? Retrying in 0\.\d s\.$", log[1].Message);
        Assert.Equal((HttpStatusCode.BadGateway, 2, "GET", "/api/v2/project/gh/acme/shop"), (log[2].StatusCode!.Value, log[2].Attempt, log[2].RequestMethod, log[2].RequestPath));
    }

    [Fact]
    public void Warns_once_per_operation_that_circleci_removes()
    {
        var log = new List<CircleCiLogEntry>();
        using var wire = new SunsetWire();
        using var circle = Client(wire, log.Add);

        circle.V2.Projects.Get("gh/acme/shop");
        circle.V2.Projects.Get("gh/acme/other");
        circle.V2.Users.GetCurrent();

        Assert.Equal(
            [
                "GET /api/v2/project/{projectSlug}: CircleCI removes this operation on Mon, 01 Feb 2027 00:00:00 GMT.",
                "GET /api/v2/me: CircleCI removes this operation on Mon, 01 Feb 2027 00:00:00 GMT.",
            ],
            log.Where(e => e.Level == CircleCiLogLevel.Warning).Select(e => e.Message));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(500)]
    public void Leaves_no_response_open_when_it_throws(int status)
    {
        using var content = new WatchedContent();
        using var handler = new Between((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content, Headers = { Location = new Uri("https://elsewhere.test/") } }));
        using var circle = Client(handler, _ => throw new InvalidTimeZoneException("The log is full."));

        Assert.Throws<InvalidTimeZoneException>(() => circle.V2.Users.GetCurrent());

        Assert.True(content.IsDisposed);
    }

    private static CircleCiClient Client(HttpMessageHandler handler, Action<CircleCiLogEntry> log) =>
        new(new CircleCiClientOptions { Token = "CCIPAT_log", BaseAddress = new Uri("https://circle.test"), Handler = handler, Clock = new TestClock(), Log = log });

    private sealed class WatchedContent() : StringContent("{}")
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class SunsetWire : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
            response.Headers.Add("Deprecation", "true");
            response.Headers.Add("Sunset", "Mon, 01 Feb 2027 00:00:00 GMT");
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}
