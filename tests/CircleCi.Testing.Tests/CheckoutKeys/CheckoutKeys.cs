using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class CheckoutKeys
{
    [Fact]
    public async Task Are_written_and_read_with_types_of_different_names()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();

        var deploy = await client.V2.CheckoutKeys.CreateAsync(shop, new() { Type = CheckoutKeyCreateType.DeployKey });
        var user = client.V2.CheckoutKeys.Create(shop, new() { Type = CheckoutKeyCreateType.UserKey });

        Assert.Equal((CheckoutKeyType.DeployKey, CheckoutKeyType.GitHubUserKey), (deploy.Type, user.Type));
        Assert.StartsWith("ssh-ed25519 ", deploy.PublicKey);
        Assert.NotEqual(deploy.PublicKey, user.PublicKey);
        Assert.Equal([(deploy.Fingerprint, false), (user.Fingerprint, true)], client.V2.CheckoutKeys.Enumerate(shop).Select(k => (k.Fingerprint, k.Preferred)));
        Assert.Equal(deploy.PublicKey, (await client.V2.CheckoutKeys.GetAsync(shop, deploy.Fingerprint)).PublicKey);
    }

    [Fact]
    public async Task Are_found_by_either_fingerprint_and_gone_when_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        // So many that a base64 fingerprint has a slash or a plus for sure.
        for (var i = 0; i < 15; i++)
            client.V2.CheckoutKeys.Create(shop, new() { Type = CheckoutKeyCreateType.DeployKey });

        var md5 = client.V2.CheckoutKeys.Enumerate(shop).ToList();
        var sha256 = client.V2.CheckoutKeys.Enumerate(shop, new() { Digest = CheckoutKeyDigest.Sha256 }).ToList();

        Assert.All(md5, k => Assert.Matches("^([0-9a-f]{2}:){15}[0-9a-f]{2}$", k.Fingerprint.Value));
        Assert.All(sha256, k => Assert.Equal(32, Convert.FromBase64String(k.Fingerprint.Value).Length));
        Assert.Contains(sha256, k => k.Fingerprint.Value.Contains('/'));
        foreach (var key in sha256)
        {
            Assert.Equal(key.PublicKey, (await client.V2.CheckoutKeys.GetAsync(shop, key.Fingerprint)).PublicKey);
            Assert.Equal("Checkout key deleted.", client.V2.CheckoutKeys.Delete(shop, key.Fingerprint).Message);
        }

        Assert.Empty(client.V2.CheckoutKeys.List(shop).Items);
        var e = Assert.Throws<CircleCiNotFoundException>(() => client.V2.CheckoutKeys.Get(shop, md5[0].Fingerprint));
        Assert.Contains("Checkout key not found.", e.Message);
    }

    [Fact]
    public async Task Are_the_same_ones_in_all_apis()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme", "bb").Project("shop").Slug;
        var github = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();

        var bitbucket = await client.V11.CheckoutKeys.CreateAsync(shop, new() { Type = CircleCi.Generated.V11.CheckoutKeyCreateType.GitHubUserKey });
        Assert.Equal((CheckoutKeyType.BitbucketUserKey, "ada"), (bitbucket.Type, bitbucket.Login));

        var old = client.V1.CheckoutKeys.Create("acme", "shop", new() { Type = CheckoutKeyType.DeployKey });
        Assert.Equal(circle.Clock.UtcNow, old.Time);
        Assert.Equal(old.Fingerprint, Assert.Single(client.V11.CheckoutKeys.List(github)).Fingerprint);
        Assert.Equal(old.PublicKey, client.V2.CheckoutKeys.Get(github, old.Fingerprint!).PublicKey);
        var sha256 = Assert.Single(client.V11.CheckoutKeys.List(github, new() { Digest = CheckoutKeyDigest.Sha256 })).Fingerprint!;
        Assert.EndsWith("=", sha256.Value);
        Assert.Null(client.V11.CheckoutKeys.Get(github, sha256).Login);
        Assert.Equal("ok", client.V1.CheckoutKeys.Delete("acme", "shop", sha256).Message);
        Assert.Empty(client.V1.CheckoutKeys.List("acme", "shop"));
        Assert.Single(client.V11.CheckoutKeys.List(shop));
    }

    [Fact]
    public async Task Are_not_for_projects_of_the_github_app()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var app = circle.Org("acme", "circleci").Project("shop").Slug;
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.CheckoutKeys.ListAsync(app));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("This API is not supported for this project.", e.Message);
    }

    [Fact]
    public async Task Have_no_other_types_to_write()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();

        var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.CheckoutKeys.Create(shop, new() { Type = "github-user-key" }));

        Assert.Contains("'github-user-key' is none of deploy-key, user-key.", e.Message);
    }
}
