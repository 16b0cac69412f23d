using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class Deploying
{
    [Fact]
    public async Task Tells_which_version_is_live_where_and_who_brought_it_there()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").HasDeployEnvironment("production", "Where customers are.").Project("shop");
        using var client = circle.CreateClient();
        shop.Deploys("shop-api", "1.0", to: "production");
        var pipeline = shop.HasPipeline().Finish();
        shop.Deploys("shop-api", "1.1", to: "production", by: pipeline).Deploys("shop-api", "1.1", to: "staging");

        var environments = client.V2.Deploys.ListEnvironments(shop.Org.Id).Items;
        var component = Assert.Single((await client.V2.Deploys.ListComponentsAsync(shop.Org.Id)).Items);
        var production = (await client.V2.Deploys.ListComponentVersionsAsync(component.Id!.Value, new() { EnvironmentId = environments[0].Id })).Items;

        Assert.Equal(["production", "staging"], environments.Select(e => e.Name));
        Assert.Equal("Where customers are.", client.V2.Deploys.GetEnvironment(environments[0].Id!.Value).Description);
        Assert.Equal(("shop-api", shop.Id, 0), (component.Name, component.ProjectId!.Value, component.ReleaseCount!.Value));
        Assert.Equal(3, client.V2.Deploys.GetComponent(component.Id.Value).ReleaseCount);
        Assert.Equal(3, client.V2.Deploys.ListComponentVersions(component.Id.Value).Items.Count);
        Assert.Equal([("1.1", true), ("1.0", false)], production.Select(v => (v.Name, v.IsLive!.Value)));
        Assert.Equal((pipeline.Id, 1L), (production[0].PipelineId!.Value.Value, production[0].JobNumber!.Value));
        Assert.Equal((true, true, true, (long?)null), (production[1].PipelineId?.IsEmpty, production[1].WorkflowId?.IsEmpty, production[1].JobId?.IsEmpty, production[1].JobNumber));
    }

    [Fact]
    public async Task Lists_a_page_as_long_as_it_was_asked_for_and_a_project_if_it_was()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        acme.Project("shop").Deploys("api", "1", to: "production").Deploys("web", "1", to: "production");
        var stock = acme.Project("stock").Deploys("jobs", "1", to: "production");
        using var client = circle.CreateClient();

        var page = await client.V2.Deploys.ListComponentsAsync(acme.Id, new() { PageSize = 2 });

        Assert.Equal(["api", "web"], page.Items.Select(c => c.Name));
        Assert.Equal(["jobs"], client.V2.Deploys.ListComponents(acme.Id, new() { PageSize = 2, PageToken = page.NextPageToken }).Items.Select(c => c.Name));
        Assert.Equal(["api", "web", "jobs"], client.V2.Deploys.EnumerateComponents(acme.Id, new() { PageSize = 1 }).Select(c => c.Name));
        Assert.Equal(["jobs"], client.V2.Deploys.ListComponents(acme.Id, new() { ProjectId = stock.Id }).Items.Select(c => c.Name));
        Assert.ThrowsAny<CircleCiException>(() => client.V2.Deploys.ListComponents(acme.Id, new() { PageSize = 0 }));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Deploys.GetComponent(Guid.NewGuid()));
    }
}
