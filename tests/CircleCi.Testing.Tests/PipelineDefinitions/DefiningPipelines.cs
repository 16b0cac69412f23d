using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class DefiningPipelines
{
    [Fact]
    public async Task Has_a_definition_in_each_project_and_adds_others()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        var first = Assert.Single(client.V2.PipelineDefinitions.List(shop.Id).Items);
        Assert.Equal((".circleci/config.yml", "github_oauth", "acme/shop"), (first.ConfigSource!.FilePath, first.ConfigSource.Provider, first.CheckoutSource!.Repo!.FullName));
        Assert.Null(first.CreatedAt);

        var created = await client.V2.PipelineDefinitions.CreateAsync(shop.Id, new()
        {
            Name = "release",
            ConfigSource = new GitHubAppConfigSource { FilePath = ".circleci/release.yml", Repo = new() { ExternalId = "42" } },
            CheckoutSource = new() { Repo = new() { ExternalId = first.CheckoutSource.Repo.ExternalId! } },
        });
        var changed = await client.V2.PipelineDefinitions.UpdateAsync(shop.Id, created.Id!.Value, new() { Description = "Ships it.", ConfigSource = new() { FilePath = "ship.yml" } });

        Assert.Equal(("42", null, "acme/shop"), (created.ConfigSource!.Repo!.ExternalId, created.ConfigSource.Repo.FullName, created.CheckoutSource!.Repo!.FullName));
        Assert.Equal(circle.Clock.UtcNow, created.CreatedAt);
        Assert.Equal(("release", "Ships it.", "ship.yml", "42"), (changed.Name, changed.Description, changed.ConfigSource!.FilePath, changed.ConfigSource.Repo!.ExternalId));
        Assert.Equal("Ships it.", client.V2.PipelineDefinitions.Get(shop.Id, created.Id.Value).Description);

        client.V2.PipelineDefinitions.Delete(shop.Id, created.Id.Value);

        Assert.Equal(first.Id, Assert.Single((await client.V2.PipelineDefinitions.ListAsync(shop.Id)).Items).Id);
        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V2.PipelineDefinitions.GetAsync(shop.Id, created.Id.Value));
    }

    [Fact]
    public async Task Takes_code_and_configuration_from_the_github_app_unless_told_of_github_server()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var request = new PipelineDefinitionCreateRequest
        {
            Name = "release",
            ConfigSource = new GitHubAppConfigSource { FilePath = "release.yml", Repo = new() { ExternalId = "42" } },
            CheckoutSource = new() { Provider = IntegrationProvider.GitHubServer, Repo = new() { ExternalId = "43" } },
        };

        var created = await client.V2.PipelineDefinitions.CreateAsync(shop.Id, request);
        var changed = client.V2.PipelineDefinitions.Update(shop.Id, created.Id!.Value, new() { CheckoutSource = new() { Provider = "github_app", Repo = new() { ExternalId = "44" } } });

        Assert.Equal(("github_app", "github_server"), (created.ConfigSource!.Provider, created.CheckoutSource!.Provider));
        Assert.Equal(("github_app", "github_app", "44"), (changed.ConfigSource!.Provider, changed.CheckoutSource!.Provider, changed.CheckoutSource.Repo!.ExternalId));
    }

    [Fact]
    public async Task Refuses_sources_that_circleci_does_not_support_and_members_it_does_not_know()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var request = new PipelineDefinitionCreateRequest
        {
            Name = "release",
            ConfigSource = new CircleCiConfigSource { FilePath = "release.yml" },
            CheckoutSource = new() { Repo = new() { ExternalId = "42" } },
        };

        Assert.Contains("'circleci' is not supported", Assert.ThrowsAny<CircleCiException>(() => client.V2.PipelineDefinitions.Create(shop.Id, request)).Message);

        request.CheckoutSource.Repo.AdditionalProperties["full_name"] = "acme/shop";
        Assert.Contains("Unexpected field 'full_name'.", Assert.ThrowsAny<CircleCiException>(() => client.V2.PipelineDefinitions.Create(shop.Id, request)).Message);
    }
}
