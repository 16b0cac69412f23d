using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class Organizations
{
    [Fact]
    public async Task Are_created_or_adopted_and_deleted_with_all_they_have()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();

        var alone = await client.V2.Organizations.CreateAsync(new() { Name = "Labs", VcsType = VcsType.CircleCi });
        Assert.Equal(("Labs", $"circleci/{alone.Id}", VcsType.CircleCi), (alone.Name, alone.Slug, alone.VcsType));
        var adopted = client.V2.Organizations.Create(new() { Name = "acme", VcsType = VcsType.GitHub });
        Assert.Equal((circle.Org("acme").Id.ToString(), "gh/acme"), (adopted.Id, adopted.Slug));

        await client.V2.Organizations.DeleteAsync("gh/acme");
        Assert.Equal(202, circle.Requests.Last().Status);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Projects.Get(shop));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Organizations.Delete("gh/acme"));
        Assert.Equal(alone.Slug, Assert.Single(client.V2.Users.ListCollaborations()).Slug);
    }

    [Theory]
    [InlineData("gh", "github")]
    [InlineData("bb", "bitbucket")]
    [InlineData("circleci", "circleci")]
    public async Task Are_read_by_slug_and_by_id(string vcs, string type)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme", vcs);
        using var client = circle.CreateClient();

        var bySlug = await client.V2.Organizations.GetAsync(acme.Slug);
        var byId = client.V2.Organizations.Get($"{acme.Id}");

        Assert.Equal(($"{acme.Id}", "acme", acme.Slug, type), (bySlug.Id, bySlug.Name, bySlug.Slug, bySlug.VcsType.Value));
        Assert.Equal($"{bySlug}", $"{byId}");
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve"));
        Assert.Contains("Org not found.", (await Assert.ThrowsAsync<CircleCiNotFoundException>(() => eve.V2.Organizations.GetAsync(acme.Slug))).Message);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Organizations.Get($"{vcs}/globex"));
    }

    [Fact]
    public async Task Allow_url_orbs_from_the_addresses_on_a_list()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        OrgSlug acme = circle.Org("acme").Slug;
        using var client = circle.CreateClient();
        var organizations = client.V2.Organizations;

        var added = await organizations.CreateUrlOrbAllowListEntryAsync(
            acme, new() { Name = "ours", Prefix = "https://example.com/orbs/", Auth = UrlOrbAllowListAuth.None });

        Assert.Equal("Created.", added.Message);
        var entry = Assert.Single((await organizations.ListUrlOrbAllowListEntriesAsync(acme)).Items);
        Assert.Equal((added.Id, "ours", "https://example.com/orbs/", UrlOrbAllowListAuth.None), (entry.Id, entry.Name, entry.Prefix, entry.Auth));
        var removed = organizations.DeleteUrlOrbAllowListEntry(acme, entry.Id);
        Assert.Equal((entry.Id, "Deleted."), (removed.Id, removed.Message));
        Assert.Empty(organizations.ListUrlOrbAllowListEntries(acme).Items);
        Assert.Throws<CircleCiNotFoundException>(() => organizations.DeleteUrlOrbAllowListEntry(acme, entry.Id));
    }

    [Fact]
    public async Task Refuse_what_they_do_not_know()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme");
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Organizations.CreateAsync(new() { Name = "acme", VcsType = "sourceforge" }));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("'sourceforge' is none of github, bitbucket, circleci.", e.Message);
        Assert.Contains("'a/b' is not a valid name", Assert.ThrowsAny<CircleCiException>(() => client.V2.Organizations.Create(new() { Name = "a/b", VcsType = VcsType.CircleCi })).Message);
        e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Organizations.CreateUrlOrbAllowListEntry("gh/acme", new() { Name = "ours", Prefix = "https://example.com/", Auth = "ldap" }));
        Assert.Contains("auth: 'ldap' is none of", e.Message);
    }
}
