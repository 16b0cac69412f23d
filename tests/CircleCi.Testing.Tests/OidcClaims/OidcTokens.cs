using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class OidcTokens
{
    [Fact]
    public async Task Have_the_claims_of_an_organization_as_long_as_they_are_set()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();
        var claims = client.V2.OidcClaims;

        var nothing = await claims.GetForOrganizationAsync(acme);
        Assert.Equal((acme, null, null, 0), (nothing.OrgId, nothing.ProjectId, nothing.Ttl, nothing.Audience.Count));

        claims.UpdateForOrganization(acme, new() { Audience = ["aws", "gcp"] });
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        var both = await claims.UpdateForOrganizationAsync(acme, new() { Ttl = TimeSpan.FromMinutes(90) });
        Assert.Equal(["aws", "gcp"], both.Audience);
        Assert.Equal((TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(1)), (both.Ttl, both.TtlUpdatedAt - both.AudienceUpdatedAt));

        var rest = await claims.DeleteForOrganizationAsync(acme, "audience");
        Assert.Equal((0, null, TimeSpan.FromMinutes(90)), (rest.Audience.Count, rest.AudienceUpdatedAt, rest.Ttl));
        Assert.Null(claims.DeleteForOrganization(acme, "audience,ttl").Ttl);
    }

    [Fact]
    public async Task Have_other_claims_for_a_project()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var shop = acme.Project("shop").Id;
        using var client = circle.CreateClient();

        var set = await client.V2.OidcClaims.UpdateForProjectAsync(acme.Id, shop, new() { Ttl = TimeSpan.FromMilliseconds(500) });

        Assert.Equal((acme.Id, shop, TimeSpan.FromMilliseconds(500)), (set.OrgId, set.ProjectId, set.Ttl));
        Assert.Null(client.V2.OidcClaims.GetForOrganization(acme.Id).Ttl);
        Assert.Null(client.V2.OidcClaims.GetForProject(acme.Id, acme.Project("blog").Id).Ttl);
        Assert.Null((await client.V2.OidcClaims.DeleteForProjectAsync(acme.Id, shop, "ttl")).Ttl);
    }

    [Fact]
    public async Task Refuse_what_is_no_lifetime_no_claim_and_nobodys()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.OidcClaims.UpdateForOrganizationAsync(acme, new() { AdditionalProperties = { ["ttl"] = "an hour" } }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("ttl: 'an hour' is no lifetime such as 1h30m.", e.Message);
        Assert.Contains("'sub' is none of audience, ttl", Assert.ThrowsAny<CircleCiException>(() => client.V2.OidcClaims.DeleteForOrganization(acme, "ttl,sub")).Message);

        var forbidden = Assert.Throws<CircleCiPermissionException>(() => client.V2.OidcClaims.GetForProject(acme, Guid.NewGuid()));
        Assert.StartsWith("{\"error\":\"Forbidden", forbidden.ResponseBody);
    }
}
