using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

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

        using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(hint, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Head_is_not_allowed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v2/me"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Values_of_another_type_are_refused_wherever_they_are_in_a_body()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var http = NewHttp(circle);
        var count = 0;

        foreach (var operation in Specs.Operations.Where(o => o.BodySchema is not null))
        {
            var path = (operation.BasePath + operation.Path).Replace("{projectSlug}", "gh/acme/shop").Replace("{organizationId}", $"{circle.Org("acme").Id}").Replace("{projectId}", $"{shop.Id}").Replace("{username}", "acme").Replace("{project}", "shop");
            path = Regex.Replace(path, "{[^}]*}", $"{Guid.Empty}");
            foreach (var body in Mutants((JObject)new Sample(operation.Document).Of(operation.BodySchema!)))
            {
                using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                using var response = await http.SendAsync(request);
                Assert.True((int)response.StatusCode < 500, $"{operation.Id} {body}: {await response.Content.ReadAsStringAsync()}");
                count++;
            }
        }

        Assert.InRange(count, 200, int.MaxValue);
    }

    [Fact]
    public async Task Files_can_go_wrong_too()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Step("npm test", "1 passed"))).Finish();
        circle.Fail(SandboxFault.ServerError(503), on: "Storage");
        using var client = circle.CreateClient();

        Assert.Equal("1 passed\n", client.Logs.ReadText("gh/acme/shop", 1));
        Assert.Equal([503, 200], circle.Requests.Where(r => r.Operation == "Storage").Select(r => r.Status));
    }

    [Fact]
    public async Task Disposing_twice_does_no_harm()
    {
        var circle = await CircleCiSandbox.StartAsync();

        await circle.DisposeAsync();
        await circle.DisposeAsync();
    }

    [Fact]
    public async Task Huge_bodies_are_refused()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var response = await http.PostAsync("/api/v2/organization", new StringContent(new string(' ', 11 * 1024 * 1024), Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\u0000")]
    public async Task Bodies_that_are_no_objects_are_refused(string body)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var http = NewHttp(circle);

        using var response = await http.PostAsync("/api/v2/organization", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static HttpClient NewHttp(CircleCiSandbox circle)
    {
        var http = new HttpClient { BaseAddress = circle.Address };
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
        return http;
    }

    /// <summary>The body with each of its values replaced by others, one at a time.</summary>
    private static IEnumerable<string> Mutants(JObject body)
    {
        foreach (var place in body.Descendants().OfType<JProperty>().Select(p => p.Path).ToList())
        {
            foreach (var odd in new JToken[] { new JArray(), new JObject(), 1.5, "text", true, JValue.CreateNull() })
            {
                var mutant = (JObject)body.DeepClone();
                mutant.SelectToken(place)!.Replace(odd);
                yield return mutant.ToString();
            }
        }
    }
}
