using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class EnvironmentVariables
{
    [Fact]
    public async Task Are_created_read_changed_and_deleted_and_never_tell_their_value()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        var variables = client.V2.EnvironmentVariables;

        var created = await variables.SetAsync(shop, new() { Name = "TOKEN", Value = "hunter1234" });
        Assert.Equal("xxxx1234", created.Value);
        Assert.Equal(circle.Clock.UtcNow, created.CreatedAt);
        Assert.Equal("xxxx1234", (await variables.GetAsync(shop, "TOKEN")).Value);

        variables.Set(shop, new() { Name = "TOKEN", Value = "other5678" });
        Assert.Equal("xxxx5678", Assert.Single(variables.Enumerate(shop)).Value);

        Assert.Equal("Environment variable deleted.", (await variables.DeleteAsync(shop, "TOKEN")).Message);
        Assert.Empty((await variables.ListAsync(shop)).Items);
        var e = await Assert.ThrowsAnyAsync<CircleCiNotFoundException>(() => variables.GetAsync(shop, "TOKEN"));
        Assert.Contains("Environment variable not found.", e.Message);
        Assert.Throws<CircleCiNotFoundException>(() => variables.Delete(shop, "TOKEN"));
    }

    [Theory]
    [InlineData("", "xxxx")]
    [InlineData("a", "xxxx")]
    [InlineData("abc", "xxxxc")]
    [InlineData("abcdef", "xxxxdef")]
    [InlineData("abcdefgh", "xxxxefgh")]
    [InlineData("abcdefghi", "xxxxfghi")]
    public async Task Tell_no_more_than_half_of_a_short_value(string value, string masked)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasEnvironmentVariable("TOKEN", value).Slug;
        using var client = circle.CreateClient();

        Assert.Equal(masked, client.V2.EnvironmentVariables.Get(shop, "TOKEN").Value);
    }

    [Fact]
    public async Task Are_the_same_ones_in_all_apis()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasEnvironmentVariable("FROM_SETUP", "aaaabbbb").Slug;
        using var client = circle.CreateClient();

        Assert.Equal("xxxx7777", (await client.V1.EnvironmentVariables.SetAsync("acme", "shop", new() { Name = "FROM_V1", Value = "77777777" })).Value);
        Assert.Equal("xxxx8888", client.V11.EnvironmentVariables.Set(shop, new() { Name = "FROM_V11", Value = "88888888" }).Value);

        string[] all = ["FROM_SETUP=xxxxbbbb", "FROM_V1=xxxx7777", "FROM_V11=xxxx8888"];
        Assert.Equal(all, client.V1.EnvironmentVariables.List("acme", "shop").Select(v => $"{v.Name}={v.Value}"));
        Assert.Equal(all, (await client.V11.EnvironmentVariables.ListAsync(shop)).Select(v => $"{v.Name}={v.Value}"));
        Assert.Equal(all, client.V2.EnvironmentVariables.Enumerate(shop).Select(v => $"{v.Name}={v.Value}"));
        Assert.Equal("xxxx7777", client.V11.EnvironmentVariables.Get(shop, "FROM_V1").Value);

        Assert.Equal("ok", client.V1.EnvironmentVariables.Delete("acme", "shop", "FROM_V11").Message);
        Assert.Equal("ok", client.V11.EnvironmentVariables.Delete(shop, "FROM_V1").Message);
        Assert.Equal("FROM_SETUP", Assert.Single(client.V2.EnvironmentVariables.Enumerate(shop)).Name);
        Assert.Throws<CircleCiNotFoundException>(() => client.V1.EnvironmentVariables.Get("acme", "shop", "FROM_V1"));
    }

    [Fact]
    public async Task Come_in_pages_in_v2_and_all_at_once_before()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        for (var i = 0; i < 35; i++)
            shop.HasEnvironmentVariable($"VARIABLE_{i:00}", "value");
        using var client = circle.CreateClient();

        Assert.Equal(20, client.V2.EnvironmentVariables.List(shop.Slug).Items.Count);
        Assert.Equal(35, client.V2.EnvironmentVariables.Enumerate(shop.Slug).Count());
        Assert.Equal(35, client.V11.EnvironmentVariables.List(shop.Slug).Count);
    }

    [Theory]
    [InlineData("MY-TOKEN")]
    [InlineData("1ST")]
    [InlineData("")]
    public async Task Must_have_a_name_that_a_shell_can_read(string name)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        var e = Assert.ThrowsAny<CircleCiException>(() => client.Send(HttpMethod.Post, $"/api/v2/project/{shop.Slug}/envvar", new { name, value = "value" }));

        Assert.Equal(400, (int)e.StatusCode!);
        Assert.Contains($"'{name}' is not a valid name for an environment variable", e.Message);
        Assert.Contains($"'{name}' is not a valid name", Assert.Throws<ArgumentException>(() => shop.HasEnvironmentVariable(name, "value")).Message);
    }
}
