using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class RollingBack
{
    [Fact]
    public async Task Goes_back_to_a_version_when_the_pipeline_has_succeeded()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Deploys("shop-api", "1.0", to: "production").Deploys("shop-api", "1.1", to: "production");
        using var client = circle.CreateClient();

        var rollback = await client.V2.Rollbacks.CreateAsync(shop.Id, Request("1.1", "1.0"));

        Assert.Equal("PIPELINE", rollback.RollbackType);
        Assert.Equal("1.1", Live(client, shop).Name);
        Assert.Contains("A rollback is in progress.", Assert.Throws<CircleCiConflictException>(() => client.V2.Rollbacks.Create(shop.Id, Request("1.1", "1.0"))).Message);

        circle.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(("1.0", rollback.Id), (Live(client, shop).Name, Live(client, shop).PipelineId?.Value));
        Assert.Contains("The current version is 1.0, not 1.1.", (await Assert.ThrowsAsync<CircleCiConflictException>(() => client.V2.Rollbacks.CreateAsync(shop.Id, Request("1.1", "1.0")))).Message);
    }

    [Fact]
    public async Task Leaves_all_as_it_is_when_the_pipeline_fails()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Deploys("shop-api", "1.0", to: "production").Deploys("shop-api", "1.1", to: "production")
            .Runs(p => p.Workflow("roll back", w => w.Job("switch").Fails()));
        using var client = circle.CreateClient();

        client.V2.Rollbacks.Create(shop.Id, Request("1.1", "1.0"));
        circle.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("1.1", Live(client, shop).Name);
        Assert.NotNull(client.V2.Rollbacks.Create(shop.Id, Request("1.1", "1.0")).Id);
    }

    [Fact]
    public async Task Knows_no_version_that_was_never_there()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Deploys("shop-api", "1.1", to: "production");
        using var client = circle.CreateClient();

        Assert.Contains("1.0 was never deployed to production", Assert.Throws<CircleCiNotFoundException>(() => client.V2.Rollbacks.Create(shop.Id, Request("1.1", "1.0"))).Message);
    }

    private static DeployComponentVersion Live(CircleCiClient client, SandboxProject project) =>
        client.V2.Deploys.ListComponentVersions(client.V2.Deploys.ListComponents(project.Org.Id).Items[0].Id!.Value).Items.Single(v => v.IsLive == true);

    private static RollbackCreateRequest Request(string current, string target) =>
        new() { ComponentName = "shop-api", EnvironmentName = "production", CurrentVersion = current, TargetVersion = target, Reason = "It charges twice." };
}
