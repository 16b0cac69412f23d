using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Sandbox.Tests.Workflows;

public class WorkflowCommands
{
    [Fact]
    public async Task Rerun_a_job_while_others_still_run_and_end_with_the_last_of_them()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("slow").Takes(TimeSpan.FromMinutes(10)).Job("fast").Takes(TimeSpan.FromSeconds(5))));
        circle.Clock.Advance(TimeSpan.FromSeconds(30));
        using var client = circle.CreateClient();
        var workflow = client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single();
        var fast = client.V2.Workflows.ListJobs(workflow.Id).Items.Single(j => j.Name == "fast");

        var again = client.V2.Workflows.Rerun(workflow.Id, new() { Jobs = { fast.Id } }).WorkflowId;
        var canceled = client.V2.Workflows.Rerun(workflow.Id, new() { Jobs = { fast.Id } }).WorkflowId;
        client.V2.Workflows.Cancel(canceled);
        var run = await client.V2.Workflows.WaitAsync(again);

        Assert.True(run.IsSuccess);
        Assert.Equal(["success", "canceled"], new[] { workflow.Id, canceled }.Select(id => client.V2.Workflows.Get(id).Status.Value));
    }

    [Fact]
    public async Task Approve_what_waits_for_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Job("test").Approval("hold").Needs("test").Job("deploy").Needs("hold")));
        using var client = circle.CreateClient();

        var held = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", options: new() { StopAtApproval = true });
        var approval = Assert.Single(held.PendingApprovals);
        await client.V2.Workflows.ApproveAsync(approval.Workflow.Id, approval.ApprovalRequestId);
        var twice = Assert.ThrowsAny<CircleCiException>(() => client.V2.Workflows.Approve(approval.Workflow.Id, approval.ApprovalRequestId));
        var run = await client.V2.Workflows.WaitAsync(approval.Workflow.Id);

        Assert.Equal(WorkflowStatus.OnHold, held.Status);
        Assert.Equal((null, null, JobStatus.OnHold), (approval.Job.JobNumber, approval.Job.StartedAt, approval.Job.Status));
        Assert.Contains("'hold' is success", twice.Message);
        Assert.True(run.IsSuccess);
        var jobs = client.V2.Workflows.ListJobs(approval.Workflow.Id).Items;
        Assert.Equal(["test 1 ", "hold  ada", "deploy 2 "], jobs.Select(j => $"{j.Name} {j.JobNumber} {(j.ApprovedBy == client.V2.Users.GetCurrent().Id ? "ada" : "")}"));
        Assert.Equal(jobs[1].Id, Assert.Single(jobs[2].Dependencies));
    }

    [Fact]
    public async Task Need_no_program_to_approve_what_a_person_does()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Approval("hold").IsApprovedAfter(TimeSpan.FromMinutes(10)).Job("deploy").Needs("hold")));
        using var client = circle.CreateClient();
        var told = new Reported<PipelineProgress>();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", null, told);

        Assert.True(run.IsSuccess);
        Assert.Contains(told, p => p.PendingApprovals.Count == 1);
        Assert.Throws<InvalidOperationException>(() => circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Job("test").IsApprovedAfter(TimeSpan.Zero))));
    }

    [Fact]
    public async Task Cancel_a_moment_later()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("lint").Takes(TimeSpan.Zero).Job("test").Approval("hold").Job("deploy").Needs("test")));
        circle.Clock.Advance(TimeSpan.FromSeconds(10));
        using var client = circle.CreateClient();
        var id = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items).Id;

        await client.V2.Workflows.CancelAsync(id);
        var before = client.V2.Workflows.Get(id).Status;
        var run = client.V2.Workflows.Wait(id);

        Assert.Equal(WorkflowStatus.Running, before);
        Assert.Equal(WorkflowStatus.Canceled, run.Status);
        Assert.Equal(client.V2.Users.GetCurrent().Id, run.Workflow.CanceledBy);
        Assert.Equal(["lint success", "test canceled", "hold canceled", "deploy not_run"], client.V2.Workflows.ListJobs(id).Items.Select(j => $"{j.Name} {j.Status}"));
    }

    [Fact]
    public async Task Cancel_what_nobody_approves_after_ninety_days()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Approval("hold"))).Finish();
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(WorkflowStatus.Canceled, Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items).Status);
    }

    [Fact]
    public async Task Rerun_what_failed_and_take_over_the_rest()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w
            .Job("lint")
            .Job("test").Test("Cart", "charges once", "Expected 1, found 2").Fails(times: 1)
            .Job("deploy").Needs("lint", "test"))).Finish();
        using var client = circle.CreateClient();
        var failed = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);

        var rerun = await client.V2.Workflows.RerunAsync(failed.Id, new() { FromFailed = true });
        var run = await client.V2.Workflows.WaitAsync(rerun.WorkflowId);

        Assert.Equal(WorkflowStatus.Failed, failed.Status);
        Assert.True(run.IsSuccess);
        Assert.Equal(["lint 1", "test 3", "deploy 4"], client.V2.Workflows.ListJobs(rerun.WorkflowId).Items.Select(j => $"{j.Name} {j.JobNumber}"));
        Assert.Equal(rerun.WorkflowId, client.V2.Jobs.Get("gh/acme/shop", 1).LatestWorkflow.Id);
        Assert.Equal(["failure", "success"], new long[] { 2, 3 }.Select(n => Assert.Single(client.V2.Jobs.ListTests("gh/acme/shop", n).Items).Result.Value));
        Assert.True((await client.V2.Pipelines.WaitAsync(pipeline.Id)).IsSuccess);
    }

    [Fact]
    public async Task Rerun_all_or_some_jobs_with_those_that_need_them()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("lint").Job("test").Job("deploy").Needs("test"))).Finish();
        using var client = circle.CreateClient();
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);
        var jobs = client.V2.Workflows.ListJobs(workflow.Id).Items;

        var whole = client.V2.Workflows.Rerun(workflow.Id).WorkflowId;
        var some = client.V2.Workflows.Rerun(workflow.Id, new() { Jobs = { jobs[1].Id }, EnableSsh = true }).WorkflowId;
        pipeline.Finish();

        Assert.Empty(client.V2.Workflows.ListJobs(whole).Items.Select(j => j.Id).Intersect(jobs.Select(j => j.Id)));
        Assert.Equal([true, false, false], client.V2.Workflows.ListJobs(some).Items.Zip(jobs, (now, before) => now.Id == before.Id));
        Assert.True(client.V11.Builds.Get("gh/acme/shop", client.V2.Workflows.ListJobs(some).Items[1].JobNumber!.Value).SshEnabled);
        Assert.Equal([some, whole, workflow.Id], client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Select(w => w.Id));
    }

    [Fact]
    public async Task Refuse_reruns_that_cannot_be()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var pipeline = circle.Org("acme").Project("shop").HasPipeline();
        circle.Clock.Advance(TimeSpan.FromSeconds(5));
        using var client = circle.CreateClient();
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items);
        var job = Assert.Single(client.V2.Workflows.ListJobs(workflow.Id).Items);

        Refused(new() { FromFailed = true, Jobs = { job.Id } }, "both 'jobs' and 'from_failed'");
        Refused(new() { EnableSsh = true }, "can only be used with 'jobs'");
        Refused(new() { SparseTree = true }, "can only be used with 'jobs'");
        Refused(new() { Jobs = { Guid.NewGuid() } }, "not all of them are jobs of this workflow");
        Refused(new() { FromFailed = true }, "has not ended");
        pipeline.Finish();
        Refused(new() { FromFailed = true }, "no failed jobs");
        circle.Clock.Advance(TimeSpan.FromDays(91));
        Refused(new(), "too old");

        void Refused(WorkflowRerunRequest request, string message)
        {
            var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Workflows.Rerun(workflow.Id, request));
            Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
            Assert.Contains(message, e.Message);
        }
    }
}
