using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class PipelineWarnings
{
    [Fact]
    public async Task Tell_of_deprecated_syntax_once_the_configuration_is_read_and_stop_nothing()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Runs(p => p.UsesDeprecatedSyntax("Use pipeline.trigger.type.").UsesDeprecatedSyntax("Use version 2.1."));
        using var client = circle.CreateClient();

        var created = client.V2.Pipelines.Trigger(shop.Slug);
        Assert.Empty(client.V2.Pipelines.Get(created.Id).Warnings);
        circle.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var pipeline in new[]
        {
            await client.V2.Pipelines.GetAsync(created.Id),
            client.V2.Pipelines.GetByNumber(shop.Slug, 1),
            client.V2.Pipelines.List("gh/acme").Items.Single(),
            client.V2.Pipelines.ListForProject(shop.Slug).Items.Single(),
            client.V2.Pipelines.ListMine(shop.Slug).Items.Single(),
        })
        {
            Assert.Equal((PipelineState.Created, 0), (pipeline.State, pipeline.Errors.Count));
            Assert.Equal(["Use pipeline.trigger.type.", "Use version 2.1."], pipeline.Warnings.Select(w => w.Message));
            Assert.All(pipeline.Warnings, w => Assert.Equal(PipelineWarningType.ConfigDeprecatedSyntax, w.Type));
        }

        Assert.Equal(WorkflowStatus.Success, client.V2.Pipelines.ListWorkflows(created.Id).Items.Single().Status);
    }

    [Fact]
    public async Task Are_none_where_a_server_does_not_send_them()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.UsesDeprecatedSyntax("Use version 2.1.")).Finish();
        circle.Quirks.MissingMembers = true;
        using var client = circle.CreateClient();

        Assert.Empty((await client.V2.Pipelines.ListForProjectAsync(shop.Slug)).Items.Single().Warnings);
    }
}
