using System.Net;
using System.Net.Sockets;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Failures
{
    [Theory]
    [InlineData("""{"message":"Project not found."}""", "GET /api/v2/project/gh/acme/shop: 404 Not Found: Project not found. A project token does this too, since API v2 takes personal tokens only; so does a personal one whose owner may not see it.")]
    [InlineData("""{"error":"Forbidden"}""", "GET /api/v2/project/gh/acme/shop: 404 Not Found: Forbidden. It may exist and the token's owner not be allowed to see it.")]
    [InlineData("""{"error":{"title":"Bad","detail":"No such thing."}}""", "GET /api/v2/project/gh/acme/shop: 404 Not Found: No such thing. It may exist and the token's owner not be allowed to see it.")]
    [InlineData("Rate limited.", "GET /api/v2/project/gh/acme/shop: 404 Not Found: Rate limited. It may exist and the token's owner not be allowed to see it.")]
    [InlineData("", "GET /api/v2/project/gh/acme/shop: 404 Not Found. It may exist and the token's owner not be allowed to see it.")]
    [InlineData("[]", "GET /api/v2/project/gh/acme/shop: 404 Not Found: []. It may exist and the token's owner not be allowed to see it.")]
    public async Task Tell_the_call_the_status_and_what_circleci_said(string body, string message)
    {
        using var wire = new Wire(HttpStatusCode.NotFound, body);
        using var circle = wire.Client();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Projects.GetAsync("gh/acme/shop"));
        var sync = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Projects.Get("gh/acme/shop"));

        Assert.Equal(message, e.Message);
        Assert.Equal(message, sync.Message);
        Assert.Equal(HttpStatusCode.NotFound, e.StatusCode);
        Assert.Equal("GET", e.RequestMethod);
        Assert.Equal("/api/v2/project/gh/acme/shop", e.RequestPath);
        Assert.Equal(body, e.ResponseBody);
        Assert.Contains("application/json", Assert.Single(e.ResponseHeaders["content-type"]));
        Assert.DoesNotContain("CCIPAT_test", e.ToString());
    }

    [Theory]
    [InlineData("{\"id\": ", "application/json")]
    [InlineData("<html>", "text/html")]
    [InlineData("", "application/json")]
    public async Task Of_reading_are_told_as_such(string body, string contentType)
    {
        using var wire = new Wire(HttpStatusCode.OK, body, contentType);
        using var circle = wire.Client();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.StartsWith($"GET /api/v2/me: the response ({contentType}", e.Message);
        Assert.Equal(HttpStatusCode.OK, e.StatusCode);
    }

    [Fact]
    public async Task To_reach_the_server_have_no_status()
    {
        using var closed = new ClosedPort();
        using var circle = new CircleCiClient(new CircleCiClientOptions { BaseAddress = closed.Address, Token = "", Clock = new TestClock() });

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
        var sync = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Null(e.StatusCode);
        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.StartsWith("GET /api/v2/me: ", e.Message);
        Assert.IsType<HttpRequestException>(sync.InnerException);
    }

    [Fact]
    public async Task Of_a_canceled_call_are_cancellations()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => circle.V2.Users.GetCurrentAsync(stop.Token));
    }
}
