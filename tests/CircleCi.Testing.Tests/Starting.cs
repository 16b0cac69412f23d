using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class Starting
{
    [Fact]
    public async Task Gives_a_circleci_with_one_user_and_what_the_test_says()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);
        Assert.Equal("gh/acme", Assert.Single(client.V2.Users.ListCollaborations()).Slug);
        Assert.Equal("gh/acme/shop", client.V2.Projects.Get("github/acme/shop").Slug);
    }

    [Theory]
    [InlineData("", "You must log in first.")]
    [InlineData("CCIPAT_other", "Invalid token provided.")]
    public async Task Refuses_a_wrong_token(string token, string message)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient(o => o.Token = token);

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Users.GetCurrentAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, e.StatusCode);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public async Task Says_what_the_test_forgot()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Projects.GetAsync("gh/acme/shop"));

        Assert.Contains("there is no gh/acme/shop that this token may see; a test adds one with circle.Org(\"acme\").Project(\"shop\")", e.Message);
    }

    [Fact]
    public void Is_of_the_assembly_that_these_tests_are_for()
    {
#if NETSTANDARD_ASSEMBLY
        const string Framework = ".NETStandard,Version=v2.0";
#else
        const string Framework = ".NETCoreApp,Version=v8.0";
#endif
        Assert.Equal(Framework, typeof(CircleCiClient).Assembly.GetCustomAttributes(false).OfType<System.Runtime.Versioning.TargetFrameworkAttribute>().Single().FrameworkName);
    }
}
