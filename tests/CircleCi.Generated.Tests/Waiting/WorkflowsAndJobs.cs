using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Waiting for a single workflow or job.</summary>
public class WorkflowsAndJobs
{
    private const string Id = "fda08377-fe7e-46b1-8992-3a7aaecac9c3";
    private const string ApprovalId = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";
    private const string WorkflowCall = $"GET /api/v2/workflow/{Id}";
    private const string JobsCall = $"GET /api/v2/workflow/{Id}/job";
    private const string JobCall = "GET /api/v2/project/gh/acme/shop/job/7";

    private readonly Scene _scene = new();

    [Theory]
    [InlineData("success", true)]
    [InlineData("failed", true)]
    [InlineData("error", true)]
    [InlineData("canceled", true)]
    [InlineData("unauthorized", true)]
    [InlineData("not_run", true)]
    [InlineData("running", false)]
    [InlineData("failing", false)]
    [InlineData("on_hold", false)]
    [InlineData("queued", false)]
    [InlineData("", false)]
    public void Statuses_of_workflows_are_final_or_not(string status, bool isFinal) => Assert.Equal(isFinal, new WorkflowStatus(status).IsFinal);

    [Theory]
    [InlineData("success", true, false)]
    [InlineData("failed", true, true)]
    [InlineData("canceled", true, false)]
    [InlineData("infrastructure_fail", true, true)]
    [InlineData("timedout", true, true)]
    [InlineData("terminated-unknown", true, true)]
    [InlineData("unauthorized", true, true)]
    [InlineData("not_run", true, false)]
    [InlineData("retried", true, false)]
    [InlineData("running", false, false)]
    [InlineData("blocked", false, false)]
    [InlineData("queued", false, false)]
    [InlineData("not_running", false, false)]
    [InlineData("on_hold", false, false)]
    [InlineData("cooling_down", false, false)]
    public void Statuses_of_jobs_are_final_or_not(string status, bool isFinal, bool isFailure) =>
        Assert.Equal((isFinal, isFailure), (new JobStatus(status).IsFinal, new JobStatus(status).IsFailure));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Workflows_end_with_their_failed_jobs(bool isAsync)
    {
        _scene.On(WorkflowCall, HttpStatusCode.NotFound, Workflow("running"), Workflow("failing"), Workflow("failing"), Workflow("failed"));
        _scene.On(JobsCall, """{"items":[{"name":"unit","status":"failed","job_number":7},{"name":"lint","status":"success"}]}""");
        var told = new Reported<WorkflowProgress>();
        using var circle = _scene.Client();

        var run = isAsync ? await circle.V2.Workflows.WaitAsync(new Guid(Id), told) : circle.V2.Workflows.Wait(new Guid(Id), told);

        Assert.False(run.IsSuccess);
        Assert.Equal(WorkflowStatus.Failed, run.Status);
        Assert.Equal(7, Assert.Single(run.FailedJobs).JobNumber);
        Assert.Equal(["workflow deploy is running", "workflow deploy is failing", "workflow deploy is failed"], told.Select(p => p.ToString()));
        Assert.Equal([2, 2, 2, 3], _scene.Clock.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task Workflows_tell_what_to_approve_and_go_on_after_it()
    {
        _scene.On(WorkflowCall, Workflow("on_hold"), Workflow("success"));
        _scene.On(JobsCall, $$"""{"items":[{"id":"{{ApprovalId}}","name":"hold","type":"approval","status":"on_hold"}]}""");
        _scene.On($"POST /api/v2/workflow/{Id}/approve/{ApprovalId}", """{"message":"Accepted."}""");
        using var circle = _scene.Client();
        var told = new Reported<WorkflowProgress>(p =>
        {
            foreach (var approval in p.PendingApprovals)
                circle.V2.Workflows.Approve(approval.Workflow.Id, approval.ApprovalRequestId.Value);
        });

        var run = await circle.V2.Workflows.WaitAsync(new Guid(Id), told);

        Assert.True(run.IsSuccess);
        Assert.Equal("workflow deploy is on_hold; waits for the approval of deploy/hold", told[0].ToString());
        Assert.Single(_scene.Calls, c => c.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workflows_on_hold_end_the_wait_if_that_is_wanted()
    {
        _scene.On(WorkflowCall, Workflow("on_hold"));
        _scene.On(JobsCall, $$"""{"items":[{"id":"{{ApprovalId}}","name":"hold","type":"approval","status":"on_hold"}]}""");
        using var circle = _scene.Client();

        var run = await circle.V2.Workflows.WaitAsync(new Guid(Id), options: new() { StopAtApproval = true });

        Assert.Equal(WorkflowStatus.OnHold, run.Status);
        Assert.Equal(new Guid(ApprovalId), Assert.Single(run.PendingApprovals).ApprovalRequestId.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Jobs_end_with_any_final_status(bool isAsync)
    {
        _scene.On(JobCall, """{"number":7,"status":"blocked","started_at":null,"queued_at":null,"duration":null,"executor":null}""", Job("queued"), Job("running"), Job("running"), Job("infrastructure_fail"));
        var told = new Reported<Job>();
        using var circle = _scene.Client();

        var job = isAsync ? await circle.V2.Jobs.WaitAsync("gh/acme/shop", 7, told) : circle.V2.Jobs.Wait("gh/acme/shop", 7, told);

        Assert.Equal(JobStatus.InfrastructureFail, job.Status);
        Assert.Equal(["blocked", "queued", "running", "infrastructure_fail"], told.Select(j => j.Status.Value));
        Assert.Null(told[0].StartedAt);
    }

    [Fact]
    public async Task Jobs_that_take_too_long_are_told_as_they_stand()
    {
        _scene.On(JobCall, Job("cooling_down"));
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.V2.Jobs.WaitAsync("gh/acme/shop", 7, options: new() { Timeout = TimeSpan.FromMinutes(1) }));

        Assert.Equal("Job 7 of gh/acme/shop did not finish within 60 s (WaitOptions.Timeout); it is cooling_down.", e.Message);
    }

    [Fact]
    public async Task Jobs_that_never_show_tell_why_the_wait_was_in_vain()
    {
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.V2.Jobs.WaitAsync("gh/acme/shop", 7, options: new() { Timeout = TimeSpan.FromSeconds(30) }));

        Assert.EndsWith("; CircleCI returned no status.", e.Message);
        Assert.IsType<CircleCiNotFoundException>(e.InnerException);
    }

    private static string Workflow(string status) => $$"""{"id":"{{Id}}","name":"deploy","status":"{{status}}"}""";

    private static string Job(string status) => $$"""{"number":7,"status":"{{status}}"}""";
}
