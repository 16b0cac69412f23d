using System.Net;
using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Sandbox.Tests.Server;

public class Robustness
{
    [Fact]
    public async Task Requests_are_recorded_to_assert_on()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        await client.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "fix" });

        var request = circle.Requests.Single(r => r.Operation == "V2.Pipelines.Trigger");
        Assert.Equal("fix", (string?)request.Json!["branch"]);
        Assert.Equal("POST /api/v2/project/gh/acme/shop/pipeline -> 201", request.ToString());
        Assert.Equal("***", request.Headers["Circle-Token"]);
    }

    [Theory]
    [InlineData("DELETE", "/api/v2/me", HttpStatusCode.MethodNotAllowed, "/api/v2/me is there for GET, not for DELETE")]
    [InlineData("BREW", "/api/v2/webhook", HttpStatusCode.MethodNotAllowed, "/api/v2/webhook is there for GET, POST, not for BREW")]
    [InlineData("GET", "/api/v2/nothing", HttpStatusCode.NotFound, "no document describes GET /api/v2/nothing")]
    public async Task What_no_document_describes_is_told(string method, string path, HttpStatusCode status, string hint)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(hint, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Head_is_not_allowed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v2/me"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Huge_bodies_are_refused()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var answer = await http.PostAsync("/api/v2/organization", new StringContent(new string(' ', 11 * 1024 * 1024), Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\u0000")]
    public async Task Bodies_that_are_no_objects_are_refused(string body)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var answer = await http.PostAsync("/api/v2/organization", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static HttpClient NewHttp(CircleCiSandbox circle)
    {
        var http = new HttpClient { BaseAddress = circle.Address };
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
        return http;
    }
}
