using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Waiting for a pipeline.</summary>
public class Pipelines
{
    private static readonly Guid Id = new("5034460f-c7c4-4c43-9457-de07e2029e7b");

    private readonly Scene _scene = new();
    private readonly Reported<PipelineProgress> _told = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_when_their_workflows_do_and_tell_each_change_once(bool isAsync)
    {
        States("pending", "created");
        Workflows([], [], [("build", "running")], [("build", "running")], [("build", "running"), ("deploy", "running")], [("build", "success"), ("deploy", "running")], [("build", "success"), ("deploy", "success")]);

        var run = await WaitAsync(isAsync);

        Assert.True(run.IsSuccess);
        Assert.Equal(WorkflowStatus.Success, run.Status);
        Assert.Equal(["build", "deploy"], run.Workflows.Select(w => w.Name));
        Assert.Empty(run.FailedJobs);
        Assert.Empty(run.PendingApprovals);
        Assert.Equal(
            [
                "pipeline 42 is pending",
                "pipeline 42 is created",
                "pipeline 42 is created: build running",
                "pipeline 42 is created: build running, deploy running",
                "pipeline 42 is created: build success, deploy running",
                "pipeline 42 is created: build success, deploy success",
            ],
            _told.Select(p => p.ToString()));
        // After a change it is asked again soon; without one the intervals grow.
        Assert.Equal([2, 2, 2, 3, 2, 2], Seconds);
    }

    [Fact]
    public async Task Are_asked_for_less_and_less_often_while_nothing_changes()
    {
        States("created");
        Workflows([.. Enumerable.Repeat<(string, string)[]>([("build", "running")], 10), [("build", "success")]]);

        await WaitAsync();

        Assert.Equal([2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30, 30], Seconds.Select(s => Math.Round(s, 6)));
    }

    [Fact]
    public async Task Are_asked_for_as_often_as_the_options_say()
    {
        States("created");
        Workflows([.. Enumerable.Repeat<(string, string)[]>([("build", "running")], 4), [("build", "success")]]);

        await WaitAsync(options: new() { PollInterval = TimeSpan.FromSeconds(10), MaxPollInterval = TimeSpan.FromSeconds(20) });

        Assert.Equal([10, 15, 20, 20], Seconds);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_fail_tell_their_failed_jobs(bool isAsync)
    {
        States("created");
        Workflows([("build", "success"), ("test", "failing"), ("lint", "running")], [("build", "success"), ("test", "failed"), ("lint", "canceled")]);
        Jobs("test", ("unit", "build", "failed", 7), ("e2e", "build", "timedout", 8), ("docs", "build", "success", 9), ("publish", "build", "canceled", null));
        Jobs("lint");

        var run = await WaitAsync(isAsync);

        Assert.False(run.IsSuccess);
        Assert.Equal(WorkflowStatus.Failed, run.Status);
        Assert.Equal([("unit", 7L), ("e2e", 8L)], run.FailedJobs.Select(j => (j.Name, j.JobNumber ?? 0)));
        Assert.DoesNotContain(_scene.Calls, c => c.Contains(WorkflowId("build").ToString()));
    }

    [Fact]
    public async Task With_errors_end_at_once_with_these()
    {
        _scene.On(PipelineCall, Pipeline("pending"), """{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","number":42,"state":"errored","errors":[{"type":"config","message":"There is no job named tset."}]}""");
        Workflows(polls: [[]]);

        var run = await WaitAsync();

        Assert.Equal(WorkflowStatus.Error, run.Status);
        Assert.Equal(PipelineState.Errored, run.Pipeline.State);
        Assert.Equal("There is no job named tset.", Assert.Single(run.Pipeline.Errors).Message);
        Assert.Equal([2], Seconds);
    }

    [Fact]
    public async Task That_have_no_workflow_after_two_minutes_have_none_to_run()
    {
        States("created");
        Workflows(polls: [[]]);

        var run = await WaitAsync();

        Assert.Equal(WorkflowStatus.NotRun, run.Status);
        Assert.False(run.IsSuccess);
        Assert.Empty(run.Workflows);
        Assert.InRange(Seconds.Sum(), 120, 150);
    }

    [Fact]
    public async Task Are_not_waited_for_in_vain_if_that_is_not_wanted()
    {
        States("created");
        Workflows(polls: [[]]);

        await WaitAsync(options: new() { NewWorkflowTimeout = TimeSpan.Zero });

        Assert.Empty(Seconds);
    }

    [Fact]
    public async Task With_a_setup_go_on_after_it()
    {
        States("setup-pending", "setup", "setup", "pending", "created");
        _scene.On(
            WorkflowsCall,
            "{}",
            List(Workflow("setup", "running", tag: "setup")),
            List(Workflow("setup", "success", tag: "setup")),
            List(Workflow("setup", "success", tag: "setup")),
            List(Workflow("setup", "success", tag: "setup")),
            List(Workflow("setup", "success", tag: "setup"), Workflow("build", "running")),
            List(Workflow("setup", "success", tag: "setup"), Workflow("build", "success")));

        var run = await WaitAsync();

        Assert.True(run.IsSuccess);
        Assert.Equal(["setup", "build"], run.Workflows.Select(w => w.Name));
        Assert.Equal(["setup-pending", "setup", "setup", "pending", "created", "created", "created"], _told.Select(p => p.Pipeline.State.Value));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task Whose_setup_does_not_succeed_end_with_it(string status)
    {
        States("setup");
        _scene.On(WorkflowsCall, List(Workflow("setup", status, tag: "setup")));
        Jobs("setup");

        var run = await WaitAsync();

        Assert.Equal(status, run.Status.Value);
        Assert.Empty(Seconds);
    }

    [Fact]
    public async Task That_nothing_continues_say_so_when_time_is_up()
    {
        States("setup");
        _scene.On(WorkflowsCall, List(Workflow("setup", "success", tag: "setup")));

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => WaitAsync());

        Assert.Equal($"Pipeline {Id} did not finish within 7200 s (WaitOptions.Timeout); pipeline 42 is setup: setup success; it was not continued after its setup.", e.Message);
        Assert.Equal(7200, Seconds.Sum());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_hold_wait_for_the_approval_and_tell_what_it_is(bool isAsync)
    {
        States("created");
        Workflows([("deploy", "on_hold")], [("deploy", "on_hold")], [("deploy", "running")], [("deploy", "success")]);
        Jobs("deploy", ("build", "build", "success", 7), ("hold", "approval", "on_hold", null), ("push", "build", "blocked", null));

        var run = await WaitAsync(isAsync);

        Assert.True(run.IsSuccess);
        Assert.Empty(run.PendingApprovals);
        Assert.Equal(
            ["pipeline 42 is created: deploy on_hold; waits for the approval of deploy/hold", "pipeline 42 is created: deploy running", "pipeline 42 is created: deploy success"],
            _told.Select(p => p.ToString()));
        var approval = Assert.Single(_told[0].PendingApprovals);
        Assert.Equal((WorkflowId("deploy"), JobId("hold")), (approval.Workflow.Id.Value, approval.ApprovalRequestId.Value));
    }

    [Fact]
    public async Task On_hold_tell_when_one_of_two_approvals_is_given()
    {
        States("created");
        Workflows([("deploy", "on_hold")], [("deploy", "on_hold")], [("deploy", "success")]);
        _scene.On(JobsCall("deploy"), List(Job("qa", "approval", "on_hold", null), Job("boss", "approval", "on_hold", null)), List(Job("qa", "approval", "success", null), Job("boss", "approval", "on_hold", null)));

        await WaitAsync();

        Assert.Equal([2, 1, 0], _told.Select(p => p.PendingApprovals.Count));
    }

    [Fact]
    public async Task On_hold_end_the_wait_if_that_is_wanted_once_nothing_else_runs()
    {
        States("created");
        Workflows([("deploy", "on_hold"), ("build", "running")], [("deploy", "on_hold"), ("build", "success")]);
        Jobs("deploy", ("hold", "approval", "on_hold", null));

        var run = await WaitAsync(options: new() { StopAtApproval = true });

        Assert.Equal(WorkflowStatus.OnHold, run.Status);
        Assert.Equal("deploy/hold", Assert.Single(run.PendingApprovals).ToString());
        Assert.Equal([2], Seconds);
    }

    [Fact]
    public async Task Count_the_newest_workflow_of_each_name()
    {
        States("created");
        _scene.On(
            WorkflowsCall,
            List(Workflow("test", "failed"), Workflow("build", "running")),
            List(Workflow("test", "running", minute: 9), Workflow("test", "failed"), Workflow("build", "success")),
            List(Workflow("test", "success", minute: 9), Workflow("test", "failed"), Workflow("build", "success")));

        var run = await WaitAsync();

        Assert.True(run.IsSuccess);
        Assert.Equal([("build", "success"), ("test", "success")], run.Workflows.Select(w => (w.Name, w.Status.Value)));
    }

    [Fact]
    public async Task Wait_for_the_automatic_rerun_that_a_failed_workflow_gets()
    {
        States("created");
        _scene.On(
            WorkflowsCall,
            List(Workflow("test", "failed", more: ""","max_auto_reruns":1""")),
            List(Workflow("test", "running", minute: 9, more: ""","max_auto_reruns":1,"auto_rerun_number":1"""), Workflow("test", "failed", more: ""","max_auto_reruns":1""")),
            List(Workflow("test", "failed", minute: 9, more: ""","max_auto_reruns":1,"auto_rerun_number":1"""), Workflow("test", "failed", more: ""","max_auto_reruns":1""")));
        _scene.On($"GET /api/v2/workflow/{WorkflowId("test", 9)}/job", List());

        var run = await WaitAsync();

        Assert.Equal(WorkflowStatus.Failed, run.Status);
        Assert.Equal(1, Assert.Single(run.Workflows).AutoRerunNumber);
        Assert.Equal([2, 2], Seconds);
    }

    [Fact]
    public async Task With_states_and_statuses_of_tomorrow_are_not_done()
    {
        States("archiving", "created");
        Workflows([("build", "success")], [("build", "cooling_down")], [("build", "success")]);

        var run = await WaitAsync();

        Assert.True(run.IsSuccess);
        Assert.Equal(["archiving", "created", "created"], _told.Select(p => p.Pipeline.State.Value));
    }

    [Fact]
    public async Task Have_as_many_workflows_as_there_are_pages()
    {
        States("created");
        _scene.On(WorkflowsCall, $$"""{"items":[{{Workflow("build", "success")}}],"next_page_token":"more"}""");
        _scene.On($"{WorkflowsCall}?page-token=more", List(Workflow("test", "running")), List(Workflow("test", "success")));

        var run = await WaitAsync();

        Assert.Equal(["build", "test"], run.Workflows.Select(w => w.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_take_too_long_are_told_as_they_stand(bool isAsync)
    {
        States("created");
        Workflows([("build", "success"), ("deploy", "running")]);

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => WaitAsync(isAsync, new() { Timeout = TimeSpan.FromSeconds(6) }));

        Assert.Equal($"Pipeline {Id} did not finish within 6 s (WaitOptions.Timeout); pipeline 42 is created: build success, deploy running.", e.Message);
        // The last look is at the end, not before it.
        Assert.Equal([2, 3, 1], Seconds);
    }

    [Fact]
    public async Task Without_a_timeout_are_waited_for_as_long_as_they_take()
    {
        States("created");
        Workflows([.. Enumerable.Repeat<(string, string)[]>([("build", "running")], 1000), [("build", "success")]]);

        Assert.True((await WaitAsync(options: new() { Timeout = Timeout.InfiniteTimeSpan })).IsSuccess);
        Assert.InRange(Seconds.Sum(), 20_000, 40_000);
    }

    [Fact]
    public async Task That_circleci_does_not_show_yet_may_be_missing_for_a_minute()
    {
        _scene.On(PipelineCall, HttpStatusCode.NotFound, HttpStatusCode.NotFound, Pipeline("created"));
        _scene.On(WorkflowsCall, HttpStatusCode.NotFound, List(Workflow("build", "success")));

        Assert.True((await WaitAsync()).IsSuccess);
        Assert.Equal([2, 3, 4.5], Seconds);
    }

    [Fact]
    public async Task That_do_not_exist_are_given_up_after_a_minute()
    {
        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => WaitAsync());

        Assert.InRange(Seconds.Sum(), 60, 90);
    }

    [Fact]
    public async Task Outlive_an_outage_of_some_minutes()
    {
        _scene.On(PipelineCall, [Pipeline("created"), .. Enumerable.Repeat(Scene.Reply.None, 5), HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests, Pipeline("created")]);
        Workflows([("build", "running")], [("build", "success")]);

        Assert.True((await WaitAsync()).IsSuccess);
    }

    [Fact]
    public async Task Do_not_outlive_one_that_is_longer_or_was_there_before()
    {
        _scene.On(PipelineCall, Scene.Reply.None);
        await Assert.ThrowsAsync<CircleCiConnectionException>(() => WaitAsync());
        Assert.Empty(Seconds);

        _scene.On(PipelineCall, Pipeline("created"), HttpStatusCode.BadGateway);
        Workflows([("build", "running")]);
        await Assert.ThrowsAsync<CircleCiException>(() => WaitAsync());
        Assert.InRange(Seconds.Sum(), 300, 340);
    }

    [Fact]
    public async Task That_may_not_be_seen_are_no_outage()
    {
        _scene.On(PipelineCall, Pipeline("created"), HttpStatusCode.Unauthorized);
        Workflows([("build", "running")]);

        await Assert.ThrowsAsync<CircleCiAuthenticationException>(() => WaitAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_not_waited_for_after_a_cancellation(bool isAsync)
    {
        using var stop = new CancellationTokenSource();
        States("created");
        Workflows([("build", "running")]);
        var told = new Reported<PipelineProgress>(_ => stop.Cancel());
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            _ = isAsync ? await circle.V2.Pipelines.WaitAsync(Id, told, cancellationToken: stop.Token) : circle.V2.Pipelines.Wait(Id, told, cancellationToken: stop.Token));

        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Single(told);
        Assert.Equal(2, _scene.Calls.Count);
    }

    [Fact]
    public async Task Leave_a_wait_that_has_begun_when_canceled()
    {
        using var stop = new CancellationTokenSource();
        States("created");
        Workflows([("build", "running")]);
        var told = new TaskCompletionSource();
        using var circle = _scene.Client(CircleCiClock.System);

        var wait = circle.V2.Pipelines.WaitAsync(Id, new Reported<PipelineProgress>(_ => told.SetResult()), new() { PollInterval = TimeSpan.FromDays(1) }, stop.Token);
        await told.Task;
        Assert.False(wait.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public void Cannot_be_waited_for_with_options_that_make_no_sense()
    {
        using var circle = _scene.Client();

        Refuse("PollInterval", new() { PollInterval = TimeSpan.Zero });
        Refuse("MaxPollInterval", new() { MaxPollInterval = TimeSpan.FromSeconds(-1) });
        Refuse("Timeout", new() { Timeout = TimeSpan.Zero });
        Refuse("NewWorkflowTimeout", new() { NewWorkflowTimeout = TimeSpan.FromSeconds(-1) });
        Assert.Empty(_scene.Calls);

        void Refuse(string name, WaitOptions options)
        {
            Assert.Contains($"WaitOptions.{name} is ", Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.Wait(Id, options: options)).Message);
            Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.TriggerAndWait("gh/acme/shop", options: options));
        }
    }

    [Fact]
    public void Can_be_made_up_for_tests()
    {
        Assert.Equal(WorkflowStatus.NotRun, new PipelineRun().Status);
        Assert.Equal(WorkflowStatus.Canceled, Run("success", "canceled").Status);
        Assert.Equal(WorkflowStatus.Error, Run("failed", "error").Status);
        Assert.Equal(WorkflowStatus.NotRun, Run("success", "not_run").Status);
        Assert.Equal(WorkflowStatus.Failed, Run("unauthorized", "failed", "success").Status);
        Assert.False(Run("success", "cooling_down").IsSuccess);

        static PipelineRun Run(params string[] statuses) => new() { Workflows = [.. statuses.Select(s => new Workflow { Status = s })] };
    }

    private static string PipelineCall => $"GET /api/v2/pipeline/{Id}";

    private static string WorkflowsCall => $"GET /api/v2/pipeline/{Id}/workflow";

    private IEnumerable<double> Seconds => _scene.Clock.Waits.Select(w => w.TotalSeconds);

    private async Task<PipelineRun> WaitAsync(bool isAsync = true, WaitOptions? options = null)
    {
        using var circle = _scene.Client();
        return isAsync ? await circle.V2.Pipelines.WaitAsync(Id, _told, options) : circle.V2.Pipelines.Wait(Id, _told, options);
    }

    private void States(params string[] states) => _scene.On(PipelineCall, [.. states.Select(s => (Scene.Reply)Pipeline(s))]);

    private void Workflows(params (string Name, string Status)[][] polls) =>
        _scene.On(WorkflowsCall, [.. polls.Select(p => (Scene.Reply)List([.. p.Select(w => Workflow(w.Name, w.Status))]))]);

    private void Jobs(string workflow, params (string Name, string Type, string Status, long? Number)[] jobs) =>
        _scene.On(JobsCall(workflow), List([.. jobs.Select(j => Job(j.Name, j.Type, j.Status, j.Number))]));

    private static string JobsCall(string workflow) => $"GET /api/v2/workflow/{WorkflowId(workflow)}/job";

    private static string Pipeline(string state) => $$"""{"id":"{{Id}}","number":42,"state":"{{state}}","errors":[],"project_slug":"gh/acme/shop"}""";

    private static string Workflow(string name, string status, int minute = 1, string? tag = null, string more = "") =>
        $$"""{"id":"{{WorkflowId(name, minute)}}","name":"{{name}}","status":"{{status}}","tag":{{(tag is null ? "null" : $"\"{tag}\"")}},"created_at":"2026-11-21T09:0{{minute}}:00Z"{{more}}}""";

    private static string Job(string name, string type, string status, long? number) =>
        $$"""{"id":"{{JobId(name)}}","name":"{{name}}","type":"{{type}}","status":"{{status}}","job_number":{{number?.ToString() ?? "null"}}{{(type == "approval" ? $",\"approval_request_id\":\"{JobId(name)}\"" : "")}}}""";

    private static string List(params string[] items) => $$"""{"items":[{{string.Join(",", items)}}],"next_page_token":null}""";

    // A name always has the same id, and so has each rerun.
    private static Guid WorkflowId(string name, int minute = 1) => new([.. name.PadRight(15)[..15].Select(c => (byte)c), (byte)minute]);

    private static Guid JobId(string name) => WorkflowId(name, 100);
}
