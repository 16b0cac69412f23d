using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests.Tokens;

public class Permissions
{
    [Fact]
    public async Task A_user_sees_what_they_are_a_member_of()
    {
        await using var circle = await StartAsync();
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve"));

        Assert.Equal("eve", (await eve.V2.Users.GetCurrentAsync()).Login);
        Assert.Empty(eve.V2.Users.ListCollaborations());
        var e = await Assert.ThrowsAsync<CircleCiNotFoundException>(() => eve.V2.Projects.GetAsync("gh/acme/shop"));
        Assert.Contains("Project not found.", e.Message);

        circle.Org("acme").HasMember("eve");

        Assert.Equal("shop", (await eve.V2.Projects.GetAsync("gh/acme/shop")).Name);
        Assert.Equal("acme", eve.V2.Users.ListCollaborations().Single().Name);
    }

    [Fact]
    public async Task Tokens_of_one_user_are_of_one_user()
    {
        await using var circle = await StartAsync();
        var (one, other) = (circle.PersonalToken("eve"), circle.PersonalToken("eve"));
        using var first = circle.CreateClient(o => o.Token = one);
        using var second = circle.CreateClient(o => o.Token = other);

        Assert.NotEqual(one, other);
        Assert.Equal(first.V2.Users.GetCurrent().Id, second.V2.Users.GetCurrent().Id);
    }

    [Fact]
    public async Task A_token_expires_by_the_sandboxs_clock()
    {
        await using var circle = await StartAsync();
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve", TimeSpan.FromDays(90)));
        Assert.Equal("eve", (await eve.V2.Users.GetCurrentAsync()).Login);

        circle.Clock.Advance(TimeSpan.FromDays(90));

        var e = await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => eve.V2.Users.GetCurrentAsync());
        Assert.Contains("Invalid token provided.", e.Message);
    }

    [Fact]
    public async Task A_token_can_be_revoked_once()
    {
        await using var circle = await StartAsync();
        var token = circle.PersonalToken("eve");
        using var eve = circle.CreateClient(o => o.Token = token);

        circle.Revoke(token);

        await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => eve.V2.Users.GetCurrentAsync());
        Assert.DoesNotContain(token, Assert.Throws<ArgumentException>(() => circle.Revoke(token)).Message);
    }

    [Fact]
    public async Task A_projects_token_is_worth_nothing_in_v2()
    {
        await using var circle = await StartAsync();
        using var client = circle.CreateClient(o => o.Token = circle.Org("acme").Project("shop").Token());

        Assert.Contains("Project not found.", (await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V2.Projects.GetAsync("gh/acme/shop"))).Message);
        Assert.Contains("Job not found", (await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V2.Jobs.GetAsync("gh/acme/shop", 1))).Message);
        Assert.Contains("User authentication required.", (await Assert.ThrowsAsync<CircleCiPermissionException>(() => client.V2.Users.GetCurrentAsync())).Message);
    }

    [Fact]
    public async Task A_projects_token_does_in_v1_1_what_its_scope_says()
    {
        await using var circle = await StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var status = circle.CreateClient(o => o.Token = shop.Token(SandboxTokenScope.Status));
        using var reading = circle.CreateClient(o => o.Token = shop.Token(SandboxTokenScope.ReadOnly));
        using var admin = circle.CreateClient(o => o.Token = shop.Token());

        Assert.Single(status.V11.Builds.ListForProject("gh/acme/shop"));
        Assert.Equal(1, reading.V11.Builds.Get("gh/acme/shop", 1).BuildNumber);
        Assert.Equal("API_KEY", admin.V11.EnvironmentVariables.Set("gh/acme/shop", new() { Name = "API_KEY", Value = "secret" }).Name);

        Assert.Contains("the token's scope is Status", (await Assert.ThrowsAsync<CircleCiPermissionException>(() => status.V11.Builds.GetAsync("gh/acme/shop", 1))).Message);
        Assert.Contains("the token's scope is ReadOnly", (await Assert.ThrowsAsync<CircleCiPermissionException>(() => reading.V11.EnvironmentVariables.SetAsync("gh/acme/shop", new() { Name = "API_KEY", Value = "secret" }))).Message);
        Assert.Contains("this takes personal ones only", (await Assert.ThrowsAsync<CircleCiPermissionException>(() => admin.V11.Users.GetCurrentAsync())).Message);
    }

    [Fact]
    public async Task A_projects_token_is_for_no_other_project()
    {
        await using var circle = await StartAsync();
        using var client = circle.CreateClient(o => o.Token = circle.Org("acme").Project("other").Token());

        var e = await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V11.Builds.ListForProjectAsync("gh/acme/shop"));

        Assert.Contains("Project not found", e.Message);
    }

    [Fact]
    public async Task Anybody_may_see_the_builds_of_an_open_source_project_in_v1_1()
    {
        await using var circle = await StartAsync();
        using var nobody = circle.CreateClient(o => o.Token = "");
        Assert.Contains("Project not found", (await Assert.ThrowsAsync<CircleCiNotFoundException>(() => nobody.V11.Builds.ListForProjectAsync("gh/acme/shop"))).Message);

        circle.Org("acme").Project("shop").IsOpenSource();

        Assert.Single(await nobody.V11.Builds.ListForProjectAsync("gh/acme/shop"));
        Assert.Single(await nobody.V1.Builds.ListForProjectAsync("acme", "shop"));
        await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => nobody.V11.EnvironmentVariables.ListAsync("gh/acme/shop"));
        await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => nobody.V11.Users.GetCurrentAsync());
        await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => nobody.V2.Projects.GetAsync("gh/acme/shop"));
    }

    [Theory]
    [InlineData("Bearer {0}", HttpStatusCode.OK)]
    [InlineData("bearer {0}", HttpStatusCode.OK)]
    [InlineData("Basic {1}", HttpStatusCode.OK)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Basic {0}!", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", HttpStatusCode.Unauthorized)]
    [InlineData("Digest {0}", HttpStatusCode.Unauthorized)]
    public async Task Credentials_may_come_in_a_header(string authorization, HttpStatusCode status)
    {
        await using var circle = await StartAsync();
        using var http = new HttpClient { BaseAddress = circle.Address };
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, authorization, circle.Token, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{circle.Token}:")));
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", value);

        using var response = await http.GetAsync("api/v2/me");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("***", circle.Requests.Single().Headers["Authorization"]);
    }

    [Theory]
    [InlineData("api/v1/me", HttpStatusCode.OK)]
    [InlineData("api/v1.1/me", HttpStatusCode.OK)]
    [InlineData("api/v2/me", HttpStatusCode.Unauthorized)]
    public async Task Credentials_may_come_in_the_query_of_old_versions_and_are_not_recorded(string path, HttpStatusCode status)
    {
        await using var circle = await StartAsync();
        using var http = new HttpClient { BaseAddress = circle.Address };

        using var response = await http.GetAsync($"{path}?circle-token={circle.Token}");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("?circle-token=***", circle.Requests.Single().Query);
    }

    [Fact]
    public async Task A_client_with_an_http_client_of_its_own_is_known_by_its_bearer_token()
    {
        await using var circle = await StartAsync();
        using var http = new HttpClient();
        using var client = circle.CreateClient(o => o.HttpClient = http);

        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);
    }

    /// <summary>With one build that has ended.</summary>
    private static async Task<CircleCiSandbox> StartAsync()
    {
        var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline().Finish();
        return circle;
    }
}
