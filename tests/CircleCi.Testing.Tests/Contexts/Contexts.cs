using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class Contexts
{
    [Fact]
    public async Task Are_created_found_by_their_owner_and_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        circle.Org("other").HasContext("not ours");
        using var client = circle.CreateClient();

        var byId = await client.V2.Contexts.CreateAsync(new() { Name = "deploy", Owner = ContextOwner.Organization(acme.Id) });
        var bySlug = client.V2.Contexts.Create(new() { Name = "publish", Owner = ContextOwner.Organization("github/acme") });

        Assert.Equal(circle.Clock.UtcNow, byId.CreatedAt);
        Assert.Equal([byId.Id, bySlug.Id], client.V2.Contexts.Enumerate(acme.Id).Select(c => c.Id));
        Assert.Equal(["deploy", "publish"], (await client.V2.Contexts.ListAsync("gh/acme")).Items.Select(c => c.Name));
        Assert.Equal("publish", (await client.V2.Contexts.GetAsync(bySlug.Id)).Name);

        Assert.Equal("Context deleted.", client.V2.Contexts.Delete(byId.Id).Message);
        Assert.Equal("publish", Assert.Single(client.V2.Contexts.Enumerate(acme.Id)).Name);
    }

    [Fact]
    public async Task Are_forbidden_where_there_are_none()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAsync<CircleCiPermissionException>(() => client.V2.Contexts.GetAsync(Guid.NewGuid()));

        Assert.Contains("Permission denied.", e.Message);
        Assert.Contains("a test adds one with circle.Org(\"acme\").HasContext(\"deploy\")", e.Message);
        Assert.Throws<CircleCiPermissionException>(() => client.V2.Contexts.SetEnvironmentVariable(Guid.NewGuid(), "TOKEN", new() { Value = "secret" }));
        Assert.Throws<CircleCiPermissionException>(() => client.V2.Contexts.ListRestrictions(Guid.NewGuid()));
    }

    [Fact]
    public async Task Are_of_an_organization_that_is_named_and_known()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme");
        using var client = circle.CreateClient();

        Assert.Contains("owner-id or owner-slug", (await Assert.ThrowsAnyAsync<CircleCiException>(() => client.SendAsync(HttpMethod.Get, "/api/v2/context"))).Message);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Contexts.List("gh/nobody"));
        var account = Assert.ThrowsAny<CircleCiException>(() => client.V2.Contexts.List("gh/acme", new() { OwnerType = ContextOwnerType.Account }));
        Assert.Equal(HttpStatusCode.BadRequest, account.StatusCode);
    }

    [Fact]
    public async Task Tell_the_names_of_their_variables_and_never_the_values()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var deploy = circle.Org("acme").HasContext("deploy", c => c.Variable("TOKEN", "hunter1234").Variable("REGION", "eu"));
        using var client = circle.CreateClient();
        var created = circle.Clock.UtcNow;

        circle.Clock.Advance(TimeSpan.FromHours(1));
        var set = await client.V2.Contexts.SetEnvironmentVariableAsync(deploy.Id, "TOKEN", new() { Value = "other5678" });
        Assert.True(set.TryGetContextEnvironmentVariable(out var token));
        Assert.Equal(("TOKEN", deploy.Id, created, created.AddHours(1)), (token.Variable, token.ContextId.Value, token.CreatedAt, token.UpdatedAt));
        client.V2.Contexts.SetEnvironmentVariable(deploy.Id, "NEW", new() { Value = "value" });

        Assert.Equal(["NEW", "REGION", "TOKEN"], client.V2.Contexts.EnumerateEnvironmentVariables(deploy.Id).Select(v => v.Variable));
        using (var wire = new HttpClient { BaseAddress = circle.Address })
        {
            wire.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
            var text = await wire.GetStringAsync($"api/v2/context/{deploy.Id}/environment-variable");
            Assert.Contains("TOKEN", text);
            Assert.DoesNotContain("hunter", text);
            Assert.DoesNotContain("5678", text);
        }

        Assert.Equal("Environment variable deleted.", (await client.V2.Contexts.DeleteEnvironmentVariableAsync(deploy.Id, "TOKEN")).Message);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Contexts.DeleteEnvironmentVariable(deploy.Id, "TOKEN"));
        Assert.Equal(["NEW", "REGION"], client.V2.Contexts.EnumerateEnvironmentVariables(deploy.Id).Select(v => v.Variable));
    }

    [Fact]
    public async Task Are_for_all_members_until_they_are_restricted_otherwise()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var shop = acme.Project("shop");
        var deploy = acme.HasContext("deploy");
        using var client = circle.CreateClient();
        var contexts = client.V2.Contexts;
        var group = client.V2.Groups.Create(acme.Id, new() { Name = "Operators" });

        var everybody = Assert.Single((await contexts.ListRestrictionsAsync(deploy.Id)).Items);
        Assert.Equal(("All members", ContextRestrictionType.Group, acme.Id.ToString()), (everybody.Name, everybody.RestrictionType, everybody.RestrictionValue));

        await contexts.CreateRestrictionAsync(deploy.Id, new() { RestrictionType = ContextRestrictionType.Project, RestrictionValue = shop.Id.ToString() });
        contexts.CreateRestriction(deploy.Id, new() { RestrictionType = ContextRestrictionType.Group, RestrictionValue = group.Id.ToString() });
        contexts.CreateRestriction(deploy.Id, new() { RestrictionType = ContextRestrictionType.Expression, RestrictionValue = "pipeline.git.branch == \"main\"" });
        contexts.DeleteRestriction(deploy.Id, everybody.Id!.Value);

        Assert.Equal(
            [(ContextRestrictionType.Project, "shop", shop.Id), (ContextRestrictionType.Group, "Operators", null), (ContextRestrictionType.Expression, null, (Guid?)null)],
            contexts.EnumerateRestrictions(deploy.Id).Select(r => (r.RestrictionType!.Value, r.Name, r.ProjectId)));
        Assert.Throws<CircleCiNotFoundException>(() => contexts.DeleteRestriction(deploy.Id, everybody.Id!.Value));
    }

    [Fact]
    public async Task Refuse_a_restriction_that_is_there_or_that_means_nothing()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var deploy = acme.HasContext("deploy");
        using var client = circle.CreateClient();

        await Assert.ThrowsAsync<CircleCiConflictException>(() => client.V2.Contexts.CreateRestrictionAsync(
            deploy.Id, new() { RestrictionType = ContextRestrictionType.Group, RestrictionValue = acme.Id.ToString() }));
        var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Contexts.CreateRestriction(
            deploy.Id, new() { RestrictionType = ContextRestrictionType.Project, RestrictionValue = "shop" }));
        Assert.Contains("'shop' is the id of no project", e.Message);
        e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Contexts.CreateRestriction(deploy.Id, new() { RestrictionType = "user", RestrictionValue = "ada" }));
        Assert.Contains("'user' is none of project, group, expression.", e.Message);
    }
}
