using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Jobs;

public class JobLife
{
    [Fact]
    public async Task Is_blocked_queued_running_and_over_with_nulls_for_what_is_not_yet()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(10)).Job("deploy").Needs("test")));
        using var client = circle.CreateClient();

        Assert.Empty(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);
        circle.Clock.Advance(TimeSpan.FromSeconds(2));
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);
        var blocked = client.V2.Workflows.ListJobs(workflow.Id).Items[1];
        var queued = client.V2.Jobs.Get("gh/acme/shop", 1);
        circle.Clock.Advance(TimeSpan.FromSeconds(2));
        var running = client.V2.Jobs.Get("gh/acme/shop", 1);
        var ended = await client.V2.Jobs.WaitAsync("gh/acme/shop", 1);

        Assert.Equal((JobStatus.Blocked, null, null), (blocked.Status, blocked.JobNumber, blocked.StartedAt));
        Assert.Equal((JobStatus.Queued, null, null, null), (queued.Status, queued.StartedAt, queued.Executor, queued.Duration));
        Assert.NotNull(queued.QueuedAt);
        Assert.Equal((JobStatus.Running, "docker", null), (running.Status, running.Executor!.Type, running.StoppedAt));
        Assert.Equal((JobStatus.Success, TimeSpan.FromSeconds(10)), (ended.Status, ended.Duration!.Value));
        Assert.Equal(pipeline.Id, ended.Pipeline.Id.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_when_it_is_canceled_and_takes_its_workflow_along(bool byId)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Job("slow").Takes(TimeSpan.FromHours(1)).Job("deploy").Needs("test")));
        circle.Clock.Advance(TimeSpan.FromSeconds(10));
        using var client = circle.CreateClient();
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);

        if (byId)
            client.V2.Jobs.CancelById(client.V2.Workflows.ListJobs(workflow.Id).Items[0].Id);
        else
            await client.V2.Jobs.CancelAsync("gh/acme/shop", 1);
        Assert.Equal(JobStatus.Running, client.V2.Jobs.Get("gh/acme/shop", 1).Status);
        circle.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(JobStatus.Canceled, client.V2.Jobs.Get("gh/acme/shop", 1).Status);
        Assert.Equal(WorkflowStatus.Failing, client.V2.Workflows.Get(workflow.Id).Status);
        var run = client.V2.Workflows.Wait(workflow.Id);
        Assert.Equal(WorkflowStatus.Canceled, run.Status);
        Assert.Equal(JobStatus.NotRun, client.V2.Workflows.ListJobs(workflow.Id).Items[2].Status);
    }

    [Fact]
    public async Task Can_be_canceled_by_id_while_it_waits_for_an_approval()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Approval("hold").Job("deploy").Needs("hold"))).Finish();
        using var client = circle.CreateClient();
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);

        client.V2.Jobs.CancelById(client.V2.Workflows.ListJobs(workflow.Id).Items[0].Id);
        circle.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["canceled", "not_run"], client.V2.Workflows.ListJobs(workflow.Id).Items.Select(j => j.Status.Value));
        Assert.Equal(WorkflowStatus.Canceled, client.V2.Workflows.Get(workflow.Id).Status);
    }
}
