using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Sandbox.Tests.Pipelines;

public class PipelineLife
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_through_all_its_states_as_a_program_waits_for_it(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromMinutes(3)).Job("deploy").Needs("test")));
        using var client = circle.CreateClient();
        var told = new Reported<PipelineProgress>();
        var start = circle.Clock.UtcNow;

        var run = isAsync
            ? await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", new() { Branch = "feature/x" }, told)
            : client.V2.Pipelines.TriggerAndWait("gh/acme/shop", new() { Branch = "feature/x" }, told);

        Assert.True(run.IsSuccess);
        Assert.Equal("feature/x", run.Pipeline.Vcs!.Branch);
        Assert.Equal(["pending", "created/running", "created/success"], told.Select(p => string.Join('/', [p.Pipeline.State.Value, .. p.Workflows.Select(w => w.Status.Value)])));
        Assert.Equal(TimeSpan.FromSeconds(2 + 2 + 180 + 2 + 30), run.Workflows[0].StoppedAt - start);
    }

    [Fact]
    public async Task Says_what_failed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w
            .Job("test").Fails()
            .Job("slow").TimesOut()
            .Job("unlucky").FailsForInfrastructure()
            .Job("secret").IsUnauthorized()
            .Job("lint")
            .Job("deploy").Needs("test", "lint")));
        using var client = circle.CreateClient();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop");

        Assert.Equal(WorkflowStatus.Failed, run.Status);
        Assert.Equal("pipeline 1: failed; build failed; failed: test, slow, unlucky, secret", run.ToString());
        Assert.Equal("workflow build: failed; failed: test, slow, unlucky, secret", (await client.V2.Workflows.WaitAsync(run.Workflows[0].Id)).ToString());
        Assert.Equal(["test failed", "slow timedout", "unlucky infrastructure_fail", "secret unauthorized"], run.FailedJobs.Select(j => $"{j.Name} {j.Status}"));
        Assert.Equal(
            ["lint success", "deploy not_run"],
            client.V2.Workflows.ListJobs(run.Workflows[0].Id).Items.Where(j => !j.Status.IsFailure).Select(j => $"{j.Name} {j.Status}"));
    }

    [Fact]
    public async Task Ends_as_unauthorized_if_nothing_else_went_wrong()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Job("test").Job("deploy").IsUnauthorized()));
        using var client = circle.CreateClient();

        Assert.Equal(WorkflowStatus.Unauthorized, (await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop")).Status);
    }

    [Fact]
    public async Task Ends_as_errored_with_a_configuration_that_cannot_be_read()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.FailsToConfigure("Unable to parse YAML"));
        using var client = circle.CreateClient();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop");

        Assert.Equal(WorkflowStatus.Error, run.Status);
        Assert.Equal("Unable to parse YAML", Assert.Single(run.Pipeline.Errors).Message);
        Assert.Equal("pipeline 1: error; Unable to parse YAML", run.ToString());
        Assert.Empty(client.V2.Pipelines.ListWorkflows(run.Pipeline.Id).Items);
    }

    [Fact]
    public async Task Began_in_the_past_and_is_over()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        var now = circle.Clock.UtcNow;
        var today = shop.HasPipeline();
        var earlier = shop.HasPipeline(p => p.Ago(TimeSpan.FromDays(3)).OnTag("v1").ForCommit("Sell gift cards", "As asked for."));
        using var client = circle.CreateClient();

        var pipelines = client.V2.Pipelines.EnumerateForProject("gh/acme/shop").ToList();

        Assert.Equal([today.Id, earlier.Id], pipelines.Select(p => p.Id));
        Assert.Equal(now - TimeSpan.FromDays(3), pipelines[1].CreatedAt);
        Assert.Equal(("v1", null, "Sell gift cards", "As asked for."), (pipelines[1].Vcs!.Tag, pipelines[1].Vcs!.Branch, pipelines[1].Vcs!.Commit!.Subject, pipelines[1].Vcs!.Commit!.Body));
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(earlier.Id).Items);
        Assert.Equal((WorkflowStatus.Success, now - TimeSpan.FromDays(3) + TimeSpan.FromSeconds(34)), (workflow.Status, workflow.StoppedAt));
        Assert.Equal(now, circle.Clock.UtcNow);
    }

    [Fact]
    public async Task Runs_what_the_project_runs_where_nothing_else_is_said()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Runs(p => p.OnBranch("next").ForCommit("Usual").Parameter("deploy", false).UsesDeprecatedSyntax("old").Workflow("check", w => w.Job("lint").Job("unit").Needs("lint")));
        var setup = circle.Org("acme").Project("setup").Runs(p => p.Workflow("generate", w => w.Job("config")).ContinuesWith(c => c.Workflow("build", w => w.Job("test")), byItself: true));
        var broken = circle.Org("acme").Project("broken").Runs(p => p.FailsToConfigure("Unable to parse YAML"));
        using var client = circle.CreateClient();

        var pipelines = new[]
        {
            shop.HasPipeline(p => p.Ago(TimeSpan.FromDays(2))), shop.HasPipeline(), shop.HasPipeline(p => p.OnTag("v1").ForCommit("Special").Ago(TimeSpan.FromDays(1))),
            shop.HasPipeline(p => p.Workflow("other", w => w.Job("one"))), setup.HasPipeline(p => p.Ago(TimeSpan.FromDays(1))), broken.HasPipeline(p => p.Ago(TimeSpan.FromDays(1))),
        }.Select(p => client.V2.Pipelines.Get(p.Id)).ToList();
        var workflows = pipelines.Select(p => string.Join("+", client.V2.Pipelines.EnumerateWorkflows(p.Id).OrderBy(w => w.CreatedAt).Select(w => $"{w.Name}: {string.Join(",", client.V2.Workflows.EnumerateJobs(w.Id).Select(j => j.Name))}")));
        circle.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["check: lint,unit", "check: lint,unit", "check: lint,unit", "other: one", "generate: config+build: test", ""], workflows);
        Assert.Equal(["next Usual", "next Usual", "v1 Special", "main Change things", "main Change things"], pipelines.Take(5).Select(p => $"{p.Vcs!.Branch ?? p.Vcs.Tag} {p.Vcs.Commit!.Subject}"));
        Assert.Equal([PipelineState.Created, PipelineState.Errored], [client.V2.Pipelines.Get(pipelines[0].Id).State, client.V2.Pipelines.Get(pipelines[5].Id).State]);
        // What is triggered still does the usual, once.
        Assert.Equal(["lint", "unit"], client.V2.Workflows.EnumerateJobs((await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop")).Workflows.Single().Id).Select(j => j.Name));
    }

    [Fact]
    public async Task Can_have_a_job_that_never_ends()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.MaxValue)));
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(WorkflowStatus.Running, client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single().Status);
    }

    [Fact]
    public async Task Finishes_when_the_test_says_so_however_long_it_takes()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var start = circle.Clock.UtcNow;

        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromDays(20)))).Finish();

        Assert.Equal(TimeSpan.FromDays(20) + TimeSpan.FromSeconds(4), circle.Clock.UtcNow - start);
    }
}
