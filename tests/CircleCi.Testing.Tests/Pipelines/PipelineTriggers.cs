using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Pipelines;

public class PipelineTriggers
{
    [Fact]
    public async Task Take_a_tag_and_parameters()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Parameter("deploy", false).Parameter("count", 1).Parameter("where", "eu"));
        using var client = circle.CreateClient();

        var pipeline = client.V2.Pipelines.Trigger("gh/acme/shop", new() { Tag = "v2", Parameters = { ["deploy"] = true, ["count"] = 3 } });
        var values = client.V2.Pipelines.GetValues(pipeline.Id);

        Assert.Equal(PipelineState.Pending, pipeline.State);
        Assert.True(values["pipeline.parameters.deploy"].TryGetBoolean(out var deploy) && deploy);
        Assert.True(values["pipeline.parameters.count"].TryGetInteger(out var count));
        Assert.Equal(3, count);
        Assert.True(values["pipeline.parameters.where"].TryGetString(out var where));
        Assert.Equal("eu", where);
        Assert.True(values["pipeline.git.tag"].TryGetString(out var tag));
        Assert.Equal("v2", tag);
        Assert.Contains("- test:", client.V2.Pipelines.GetConfig(pipeline.Id).Source);
    }

    [Theory]
    [InlineData("surprise", true, "Unexpected argument(s): surprise")]
    [InlineData("deploy", "yes", "Type error for argument deploy: expected type: boolean, actual value: yes (type string)")]
    public async Task Make_a_pipeline_that_errors_if_the_configuration_does_not_know_a_parameter(string name, object value, string message)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Parameter("deploy", false));
        using var client = circle.CreateClient();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", new() { Parameters = { [name] = value is bool flag ? flag : (string)value } });

        Assert.Equal(message, Assert.Single(run.Pipeline.Errors).Message);
    }

    [Fact]
    public async Task Refuse_what_cannot_be()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var many = new PipelineTriggerRequest();
        for (var i = 0; i <= 100; i++)
            many.Parameters[$"p{i}"] = i;

        Refused(new PipelineTriggerRequest { Branch = "main", Tag = "v1" }, "'branch' and 'tag' cannot be given both.");
        Refused(new { branch = "" }, "branch: must be a text that is not empty.");
        Refused(new PipelineTriggerRequest { Parameters = { [new string('n', 129)] = 1 } }, "longer than 128 characters");
        Refused(new PipelineTriggerRequest { Parameters = { ["text"] = new string('t', 513) } }, "longer than 512 characters");
        Refused(many, "no more than 100 members");
        Assert.Empty(client.V2.Pipelines.EnumerateForProject("gh/acme/shop"));

        void Refused(object request, string message)
        {
            var e = Assert.ThrowsAny<CircleCiException>(() => client.Send(HttpMethod.Post, "/api/v2/project/gh/acme/shop/pipeline", request));
            Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
            Assert.Contains(message, e.Message);
        }
    }

    [Fact]
    public async Task Are_runs_of_a_definition_where_code_is_not_in_an_account_of_github_or_bitbucket()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme", "circleci").Project("shop");
        using var client = circle.CreateClient();

        var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.Trigger(shop.Slug));
        var run = client.V2.Pipelines.TriggerRun(shop.Slug, new() { DefinitionId = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id });

        Assert.Contains("triggered by V2.Pipelines.TriggerRun", e.Message);
        Assert.True(run.TryGetPipelineCreation(out _));
    }

    [Fact]
    public async Task Start_nothing_for_a_commit_that_says_to_skip_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var request = new PipelineTriggerRunRequest { DefinitionId = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id, Checkout = new() { Branch = "fix" } };

        var first = client.V2.Pipelines.TriggerRun(shop.Slug, request);
        shop.Runs(p => p.ForCommit("Correct a word [skip ci]"));
        var second = client.V2.Pipelines.TriggerRun(shop.Slug, request);

        Assert.True(first.TryGetPipelineCreation(out var pipeline));
        Assert.Equal("fix", client.V2.Pipelines.Get(pipeline!.Id).Vcs!.Branch);
        Assert.True(second.TryGetMessageResponse(out var message));
        Assert.Contains("skip CI", message!.Message);
    }
}
