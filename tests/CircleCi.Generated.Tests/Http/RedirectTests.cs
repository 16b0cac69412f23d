using System.Net;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Where answers lead, over real connections: .NET would send the token on with its header.</summary>
public class RedirectTests
{
    private const string Token = "CCIPAT_redirected";

    [Fact]
    public async Task To_another_origin_are_refused_and_nothing_is_sent_there()
    {
        var asked = new List<string>();
        await using var other = await Loopback.StartAsync(context =>
        {
            asked.Add(context.Request.Path);
            return Task.CompletedTask;
        });
        await using var server = await Loopback.StartAsync(context =>
        {
            context.Response.Redirect($"{other.Address}api/v2/me?secret=1");
            return Task.CompletedTask;
        });
        using var circle = server.Client(Token);

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
        var sync = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal(HttpStatusCode.Found, e.StatusCode);
        Assert.Contains($"redirects to {other.Address.GetLeftPart(UriPartial.Authority)}, to which the token is not sent", e.Message);
        Assert.Equal(e.Message, sync.Message);
        Assert.DoesNotContain("secret", e.Message);
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Within_the_server_are_followed_with_the_token(int status)
    {
        var tokens = new List<string?>();
        await using var server = await Loopback.StartAsync(async context =>
        {
            tokens.Add(context.Request.Headers["Circle-Token"]);
            if (context.Request.Path != "/api/v2/moved")
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "/api/v2/moved";
                return;
            }

            await context.Response.WriteAsync("""{"login":"ada"}""");
        });
        using var circle = server.Client(Token);

        Assert.Equal("ada", (await circle.V2.Users.GetCurrentAsync()).Login);
        Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
        Assert.Equal([Token, Token, Token, Token], tokens);
    }

    [Fact]
    public async Task Of_what_changes_something_are_not_followed()
    {
        await using var server = await Loopback.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        using var circle = server.Client(Token);

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Pipelines.TriggerAsync("gh/acme/shop", new V2.PipelineTriggerRequest()));

        Assert.Contains("the server moved", e.Message);
    }

    [Fact]
    public async Task In_a_circle_end()
    {
        var asked = 0;
        await using var server = await Loopback.StartAsync(context =>
        {
            asked++;
            context.Response.Redirect("/api/v2/me");
            return Task.CompletedTask;
        });
        using var circle = server.Client(Token);

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.Contains("more than 10 redirects", e.Message);
        Assert.Equal(11, asked);
    }

    [Fact]
    public void Are_refused_of_handlers_that_follow_them_unseen()
    {
        Refuse(new HttpClientHandler());
        Refuse(new SocketsHttpHandler());
        Refuse(new Wrapper { InnerHandler = new HttpClientHandler() });
        using var fine = new CircleCiClient(new CircleCiClientOptions { Token = Token, Handler = new HttpClientHandler { AllowAutoRedirect = false } });

        static void Refuse(HttpMessageHandler handler) =>
            Assert.Contains("AllowAutoRedirect", Assert.Throws<ArgumentException>(() => new CircleCiClient(new CircleCiClientOptions { Token = Token, Handler = handler })).Message);
    }

    [Fact]
    public async Task That_an_http_client_follows_do_not_take_the_token_along()
    {
        var there = new List<string>();
        await using var other = await Loopback.StartAsync(async context =>
        {
            there.AddRange(context.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
            await context.Response.WriteAsync("{}");
        });
        var here = "";
        await using var server = await Loopback.StartAsync(context =>
        {
            here = context.Request.Headers.Authorization.ToString();
            context.Response.Redirect($"{other.Address}stolen");
            return Task.CompletedTask;
        });
        using var http = new HttpClient();
        using var circle = server.Client(Token, o => o.HttpClient = http);

        await circle.V2.Users.GetCurrentAsync();

        Assert.Equal("Bearer " + Token, here);
        Assert.NotEmpty(there);
        Assert.DoesNotContain(there, h => h.Contains(Token));
    }

    private sealed class Wrapper : DelegatingHandler;
}
