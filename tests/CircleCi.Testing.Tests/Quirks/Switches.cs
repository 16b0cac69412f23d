using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests.Quirks;

public class Switches
{
    private const string Pipelines = "api/v2/project/gh/acme/shop/pipeline";
    private const string Builds = "api/v1.1/project/github/acme/shop";

    [Fact]
    public async Task Comments_are_written_into_answers_of_v1_and_v1_1()
    {
        await using var circle = await StartAsync();
        circle.Quirks.Comments = true;
        using var client = circle.CreateClient();

        Assert.Contains("], // so it is", await GetAsync(circle, "api/v1.1/project/github/acme/shop/1"));
        Assert.DoesNotContain("//", (await GetAsync(circle, Pipelines)).Replace("://", ""));
        Assert.Equal(1, (await client.V11.Builds.ListForProjectAsync("gh/acme/shop")).Single().BuildNumber);
        Assert.Equal(1, (await client.V1.Builds.ListForProjectAsync("acme", "shop")).Single().BuildNumber);
    }

    [Fact]
    public async Task Times_are_written_for_clojure()
    {
        await using var circle = await StartAsync();
        using var client = circle.CreateClient();
        var created = client.V2.Pipelines.ListForProject("gh/acme/shop").Items.Single().CreatedAt;
        circle.Quirks.JodaTimes = true;

        Assert.Contains("\"created_at\":\"#joda/inst 2026-01-05T09:00:", await GetAsync(circle, Pipelines));
        Assert.Equal(created, (await client.V2.Pipelines.ListForProjectAsync("gh/acme/shop")).Items.Single().CreatedAt);
    }

    [Fact]
    public async Task Members_that_may_be_missing_are()
    {
        await using var circle = await StartAsync();
        circle.Quirks.MissingMembers = true;
        using var client = circle.CreateClient();

        var pipeline = (await client.V2.Pipelines.ListForProjectAsync("gh/acme/shop")).Items.Single();

        Assert.False(pipeline.Id.IsEmpty);
        Assert.Equal(default, pipeline.CreatedAt);
        Assert.Null(pipeline.Vcs);
    }

    [Theory]
    [InlineData(Pipelines, "next_page_token", "next_page_token")]
    [InlineData(Pipelines, "created_at", "created-at")]
    [InlineData("api/v2/me/collaborations", "vcs-type", "vcs_type")]
    [InlineData("api/v2/webhook?scope-type=project&scope-id=SHOP", "signing_secret", "signing-secret")]
    public async Task Members_are_spelled_the_other_way(string path, string promised, string other)
    {
        await using var circle = await StartAsync();
        var shop = circle.Org("acme").Project("shop").HasWebhook(new Uri("https://bot.acme.test/"), "hush");
        path = path.Replace("SHOP", $"{shop.Id}");
        Assert.Contains($"\"{promised}\"", await GetAsync(circle, path));

        circle.Quirks.OtherSpelling = true;

        Assert.Contains($"\"{other}\"", await GetAsync(circle, path));
        using var client = circle.CreateClient();
        Assert.Equal("github", client.V2.Users.ListCollaborations().Single().VcsType);
        var webhook = (await client.V2.Webhooks.ListAsync(shop.Id, WebhookScopeType.Project)).Items.Single();
        Assert.Equal(("****", circle.Clock.UtcNow), (webhook.SigningSecret, webhook.CreatedAt));
    }

    [Fact]
    public async Task Numbers_are_texts()
    {
        await using var circle = await StartAsync();
        circle.Quirks.NumbersAsTexts = true;
        using var client = circle.CreateClient();

        Assert.Contains("\"number\":\"1\"", await GetAsync(circle, Pipelines));
        Assert.Equal(1, (await client.V2.Pipelines.ListForProjectAsync("gh/acme/shop")).Items.Single().Number);
    }

    [Fact]
    public async Task Enums_have_values_that_nobody_knows()
    {
        await using var circle = await StartAsync();
        using var client = circle.CreateClient();
        var known = client.V2.Pipelines.ListForProject("gh/acme/shop").Items.Single().State;
        circle.Quirks.UnknownEnumValues = true;

        Assert.Equal(new PipelineState($"new_{known}"), (await client.V2.Pipelines.ListForProjectAsync("gh/acme/shop")).Items.Single().State);
    }

    [Fact]
    public async Task Objects_have_members_that_nobody_knows()
    {
        await using var circle = await StartAsync();
        circle.Quirks.UnknownMembers = true;
        using var client = circle.CreateClient();

        Assert.Contains("brand_new", Newtonsoft.Json.JsonConvert.SerializeObject(await client.V2.Users.GetCurrentAsync()));
    }

    [Fact]
    public async Task Pages_give_their_own_token_as_that_of_the_next()
    {
        await using var circle = await StartAsync();
        for (var i = 0; i < 4; i++)
            circle.Org("acme").Project("shop").HasPipeline();
        circle.PageSize = 1;
        using var client = circle.CreateClient();
        Assert.Equal(5, client.V2.Pipelines.EnumerateForProject("gh/acme/shop").Count());
        circle.Quirks.RepeatedPageTokens = true;

        var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.EnumerateForProject("gh/acme/shop").Count());

        Assert.Contains("the same page token twice", e.Message);
    }

    [Fact]
    public async Task Artifacts_lead_to_another_origin_which_the_sdk_does_not_give_the_token()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("out/report.txt", "All is well."))).Finish();
        circle.Quirks.ArtifactRedirects = true;
        using var client = circle.CreateClient();
        using var file = new MemoryStream();

        var artifact = client.V2.Jobs.ListArtifacts("gh/acme/shop", 1).Items.Single();
        await client.V2.Jobs.DownloadArtifactAsync(artifact, file);

        Assert.Equal("All is well.", System.Text.Encoding.UTF8.GetString(file.ToArray()));
        Assert.Equal([("Artifacts", 302), ("Storage", 200)], circle.Requests.Where(r => r.Path.StartsWith("/output/", StringComparison.Ordinal)).Select(r => (r.Operation!, r.Status)));
    }

    [Fact]
    public async Task A_token_at_the_storage_fails_the_test()
    {
        var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("out/report.txt", "All is well."))).Finish();
        circle.Quirks.ArtifactRedirects = true;
        using var client = circle.CreateClient();
        var artifact = client.V2.Jobs.ListArtifacts("gh/acme/shop", 1).Items.Single();
        // As a program would that knows nothing of where redirects lead.
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);

        using var response = await http.GetAsync(artifact.Url);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var e = await Assert.ThrowsAsync<SandboxException>(async () => await circle.DisposeAsync());
        Assert.Contains("A token was sent to another origin: GET /output/", e.Message);
        Assert.DoesNotContain(circle.Token, e.Message);
    }

    [Theory]
    [InlineData("", "application/edn", "[{:")]
    [InlineData("text/plain", "application/json", "[\n  {\n")]
    [InlineData("application/json", "application/json", "[{\"")]
    public async Task Builds_are_written_as_they_are_accepted(string accept, string contentType, string begin)
    {
        await using var circle = await StartAsync();
        using var http = NewHttp(circle);
        if (accept.Length > 0)
            http.DefaultRequestHeaders.Add("Accept", accept);

        using var response = await http.GetAsync(Builds);

        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(begin, (await response.Content.ReadAsStringAsync()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Answers_of_v2_are_json_though_nobody_says_so()
    {
        await using var circle = await StartAsync();
        using var http = NewHttp(circle);

        Assert.Equal("gh/acme/shop", (string?)JObject.Parse(await http.GetStringAsync("api/v2/project/gh/acme/shop"))["slug"]);
    }

    [Fact]
    public async Task Edn_is_told_from_json()
    {
        await using var circle = await StartAsync();
        using var client = circle.CreateClient(o => o.Handlers.Add(new NoAccept()));

        var e = await Assert.ThrowsAsync<CircleCiFormatException>(() => client.V11.Builds.ListForProjectAsync("gh/acme/shop"));

        Assert.Contains("Clojure EDN", e.Message);
    }

    /// <summary>With one pipeline of one job that has ended.</summary>
    private static async Task<CircleCiSandbox> StartAsync()
    {
        var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline().Finish();
        return circle;
    }

    private static HttpClient NewHttp(CircleCiSandbox circle)
    {
        var http = new HttpClient { BaseAddress = circle.Address };
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
        return http;
    }

    private static async Task<string> GetAsync(CircleCiSandbox circle, string path)
    {
        using var http = NewHttp(circle);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        return await http.GetStringAsync(path);
    }

    /// <summary>A proxy that drops a header.</summary>
    private sealed class NoAccept : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Accept");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
