using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class JobsById
{
    [Fact]
    public async Task Tell_where_they_stand_and_what_they_are_part_of()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        var pipeline = shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromMinutes(5)).Job("deploy").Needs("test").Approval("hold")));
        using var client = circle.CreateClient();
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        var workflow = client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single();
        var jobs = client.V2.Workflows.ListJobs(workflow.Id).Items.ToDictionary(j => j.Name);

        var test = await client.V2.Jobs.GetByIdAsync(jobs["test"].Id);
        var deploy = client.V2.Jobs.GetById(jobs["deploy"].Id);
        var hold = client.V2.Jobs.GetById(jobs["hold"].Id);

        Assert.All([test, deploy, hold], j => Assert.Equal((shop.Id, pipeline.Id, workflow.Id.Value), (j.ProjectId.Value, j.PipelineId.Value, j.WorkflowId.Value)));
        Assert.Equal(("test", JobStatus.Running, WorkflowJobType.Build, 1L, jobs["test"].StartedAt, null), (test.Name, test.Status, test.Type!.Value, test.JobNumber!.Value, test.StartedAt, test.StoppedAt));
        Assert.Equal((JobStatus.Blocked, null, null), (deploy.Status, deploy.JobNumber, deploy.StartedAt));
        Assert.Equal((JobStatus.OnHold, WorkflowJobType.Approval, null), (hold.Status, hold.Type!.Value, hold.JobNumber));

        circle.Clock.Advance(TimeSpan.FromMinutes(10));

        test = await client.V2.Jobs.GetByIdAsync(test.Id);
        Assert.Equal((JobStatus.Success, test.StartedAt!.Value.AddMinutes(5)), (test.Status, test.StoppedAt!.Value));
    }

    [Fact]
    public async Task Are_nobodys_who_may_not_see_them()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline().Finish();
        using var client = circle.CreateClient();
        var job = client.V2.Workflows.ListJobs(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single().Id).Items.Single().Id;
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve"));

        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => eve.V2.Jobs.GetByIdAsync(job));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Jobs.GetById(Guid.NewGuid()));
    }
}
