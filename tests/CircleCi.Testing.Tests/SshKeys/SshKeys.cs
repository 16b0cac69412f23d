using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class SshKeys
{
    [Fact]
    public async Task Are_taken_and_removed_without_a_word()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();

        await client.V11.SshKeys.CreateAsync(shop, new() { Hostname = "example.com", PrivateKey = "a key" });
        client.V1.SshKeys.Create("acme", "shop", new() { Hostname = "example.com", PrivateKey = "a key" });
        client.V11.SshKeys.Delete(shop, new() { Hostname = "example.com", Fingerprint = "c9:0b" });

        Assert.Equal(["V11.SshKeys.Create", "V1.SshKeys.Create", "V11.SshKeys.Delete"], circle.Requests.Select(r => r.Operation!));
        Assert.All(circle.Requests, r => Assert.Equal(200, r.Status));
        Assert.Equal("c9:0b", (string?)circle.Requests.Last().Json!["fingerprint"]);
    }

    [Fact]
    public async Task Must_have_a_private_key()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.SendAsync(HttpMethod.Post, "/api/v1.1/project/github/acme/shop/ssh-key", new { hostname = "example.com", private_key = "" }));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("a private key is required", e.Message);
    }

    [Fact]
    public async Task Are_of_a_project_that_there_is()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient();

        Assert.Throws<CircleCiNotFoundException>(() => client.V11.SshKeys.Create("gh/acme/shop", new() { Hostname = "example.com", PrivateKey = "a key" }));
        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V11.SshKeys.DeleteAsync("gh/acme/shop", new() { Hostname = "example.com", Fingerprint = "c9:0b" }));
    }
}
