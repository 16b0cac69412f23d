using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Webhooks;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests;

public class DeliveringWebhooks
{
    [Fact]
    public async Task Tells_of_each_job_and_workflow_that_ends_and_signs_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasWebhook(receiver.Url, Receiver.Secret);
        var pipeline = shop.HasPipeline(p => p.OnBranch("next").ForCommit("Charge once").Workflow("build", w => w.Job("compile").Job("test").Needs("compile").Fails())).Finish();

        await circle.DeliverWebhooksAsync();

        Assert.Equal(["job-completed", "job-completed", "workflow-completed"], receiver.Calls.Select(c => c.Headers["circleci-event-type"]));
        Assert.All(receiver.Calls, c => Assert.Equal("CircleCI-Webhook/1.0", c.Headers["User-Agent"]));
        Assert.All(receiver.Calls, c => Assert.Equal("application/json", c.Headers["Content-Type"]));
        var (job, workflow) = (receiver.Deliveries[0], receiver.Deliveries[2]);
        Assert.Equal(WebhookEvent.JobCompleted, job.Type);
        Assert.Equal(("compile", 1, JobStatus.Success), (job.Job!.Name, job.Job.Number, job.Job.Status));
        Assert.Null(job.Workflow.Status);
        Assert.Null(job.Workflow.StoppedAt);
        Assert.Equal(JobStatus.Failed, receiver.Deliveries[1].Job!.Status);
        Assert.Equal(WebhookEvent.WorkflowCompleted, workflow.Type);
        Assert.Equal(("build", WorkflowStatus.Failed), (workflow.Workflow.Name, workflow.Workflow.Status!.Value));
        Assert.Equal(workflow.HappenedAt, workflow.Workflow.StoppedAt);
        Assert.Null(workflow.Job);
        Assert.Equal((pipeline.Id, 1), (workflow.Pipeline.Id, workflow.Pipeline.Number));
        Assert.Equal(("next", "Charge once"), (workflow.Pipeline.Vcs!.Branch, workflow.Pipeline.Vcs.Commit.Subject));
        Assert.Equal("webhook", workflow.Pipeline.Trigger.Type);
        Assert.Equal(("github/acme/shop", shop.Id), (workflow.Project.Slug, workflow.Project.Id));
        Assert.Equal("acme", workflow.Organization.Name);
        Assert.Equal(receiver.Deliveries.Select(d => d.Id), circle.Deliveries.Select(d => d.Id));
        Assert.All(circle.Deliveries, d => Assert.Equal((1, 200, true), (d.Attempts, d.LastStatus!.Value, d.IsDelivered)));
    }

    [Fact]
    public async Task Tells_what_the_api_tells_of_the_commit()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasWebhook(new Uri("https://bot.acme.test/hook"), events: "workflow-completed");
        var pipeline = shop.HasPipeline(p => p.ForCommit("Charge once", "As asked for.", "Grace", "grace@acme.test")).Finish();
        using var client = circle.CreateClient();

        var told = JObject.Parse(circle.Deliveries.Single().Body)["pipeline"]!["vcs"]!;

        Assert.Equal(client.V2.Pipelines.Get(pipeline.Id).Vcs!.Revision, (string?)told["revision"]);
        Assert.Equal(("As asked for.", "Grace", "grace@acme.test"), ((string?)told["commit"]!["body"], (string?)told["commit"]!["author"]!["name"], (string?)told["commit"]!["author"]!["email"]));
    }

    [Fact]
    public async Task Calls_by_itself_while_the_time_runs()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await Receiver.StartAsync((_, _) =>
        {
            called.TrySetResult();
            return Task.CompletedTask;
        });
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url, Receiver.Secret, "workflow-completed").HasPipeline();

        circle.Clock.Speed = 100_000;
        // Fails instead of waiting for ever.
        await called.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(WebhookEvent.WorkflowCompleted, receiver.Deliveries.Single().Type);
    }

    [Fact]
    public async Task Tells_nothing_of_a_project_that_was_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasWebhook(new Uri("https://bot.acme.test/hook")).HasSchedule("hourly");
        shop.HasPipeline();
        circle.Clock.Advance(TimeSpan.FromSeconds(10));
        using var client = circle.CreateClient();

        client.V2.Projects.Delete("gh/acme/shop");
        circle.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Empty(circle.Deliveries);
    }

    [Fact]
    public async Task Tells_a_github_app_project_what_triggered_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme", "circleci").Project("shop").HasWebhook(new Uri("https://bot.acme.test/hook"), events: "workflow-completed").HasPipeline(p => p.OnTag("v1")).Finish();

        var delivery = WebhookDelivery.ReadUnverified(System.Text.Encoding.UTF8.GetBytes(Assert.Single(circle.Deliveries).Body));

        Assert.Null(delivery.Pipeline.Vcs);
        Assert.Equal("refs/tags/v1", (string?)delivery.Pipeline.TriggerParameters!["git"]["ref"]);
        Assert.Equal("circleci", delivery.Project.Slug.Vcs);
    }

    [Fact]
    public async Task Signs_nothing_without_a_secret_and_tells_of_no_event_that_was_not_asked_for()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url, events: "workflow-completed").HasPipeline().Finish();

        await circle.DeliverWebhooksAsync();

        Assert.DoesNotContain("circleci-signature", Assert.Single(receiver.Calls).Headers.Keys);
    }

    [Fact]
    public async Task Sends_again_what_failed_with_the_same_id_as_time_goes_on()
    {
        await using var receiver = await Receiver.StartAsync((number, context) =>
        {
            if (number == 2)
                context.Abort();
            context.Response.StatusCode = number switch { 1 => 500, 3 => 302, _ => 204 };
            return Task.CompletedTask;
        });
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url, Receiver.Secret, "workflow-completed").HasPipeline().Finish();
        await circle.DeliverWebhooksAsync();
        Assert.Equal((1, (int?)500), Reported());

        circle.Clock.Advance(TimeSpan.FromSeconds(59));
        await circle.DeliverWebhooksAsync();
        Assert.Equal((1, (int?)500), Reported());

        circle.Clock.Advance(TimeSpan.FromSeconds(1));
        await circle.DeliverWebhooksAsync();
        Assert.Equal((2, null), Reported());

        circle.Clock.Advance(TimeSpan.FromMinutes(5));
        await circle.DeliverWebhooksAsync();
        Assert.Equal((3, (int?)302), Reported());

        circle.Clock.Advance(TimeSpan.FromDays(1));
        await circle.DeliverWebhooksAsync();
        Assert.Equal((4, (int?)204), Reported());
        Assert.Single(receiver.Deliveries.Select(d => d.Id).Distinct());

        (int, int?) Reported() => (Assert.Single(circle.Deliveries).Attempts, circle.Deliveries[0].LastStatus);
    }

    [Fact]
    public async Task Gives_up_after_five_tries()
    {
        await using var receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url, events: "workflow-completed").HasPipeline().Finish();

        circle.Clock.Advance(TimeSpan.FromDays(30));
        await circle.DeliverWebhooksAsync();

        Assert.Equal(5, receiver.Calls.Count);
        var delivery = Assert.Single(circle.Deliveries);
        Assert.Equal((5, 503, false), (delivery.Attempts, delivery.LastStatus!.Value, delivery.IsDelivered));
    }

    [Fact]
    public async Task Waits_no_longer_for_an_answer_than_it_may()
    {
        await using var receiver = await Receiver.StartAsync((_, context) => Receiver.HangAsync(context));
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.WebhookTimeLimit = TimeSpan.FromMilliseconds(50);
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url, events: "workflow-completed").HasPipeline().Finish();

        await circle.DeliverWebhooksAsync();

        var delivery = Assert.Single(circle.Deliveries);
        Assert.Equal((1, null), (delivery.Attempts, delivery.LastStatus));
    }

    [Fact]
    public async Task Hangs_up_when_the_sandbox_is_disposed()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await Receiver.StartAsync(async (_, context) =>
        {
            called.SetResult();
            await Receiver.HangAsync(context);
            hungUp.SetResult();
        });
        await using (var circle = await CircleCiSandbox.StartAsync())
        {
            circle.WebhookTimeLimit = TimeSpan.FromDays(1);
            circle.Org("acme").Project("shop").HasWebhook(receiver.Url, events: "workflow-completed").HasPipeline().Finish();
            await called.Task;
        }

        await hungUp.Task;
    }

    [Fact]
    public async Task Lets_a_receiver_ask_the_sandbox_back()
    {
        CircleCiClient? client = null;
        var answers = 0;
        await using var receiver = await Receiver.StartAsync(async (_, context) =>
        {
            await client!.V2.Projects.GetAsync("gh/acme/shop", context.RequestAborted);
            Interlocked.Increment(ref answers);
        });
        await using var circle = await CircleCiSandbox.StartAsync();
        using var owned = client = circle.CreateClient();
        circle.Org("acme").Project("shop").HasWebhook(receiver.Url).HasPipeline().Finish();

        await circle.DeliverWebhooksAsync();

        Assert.Equal(2, answers);
        Assert.All(circle.Deliveries, d => Assert.True(d.IsDelivered));
    }

    [Fact]
    public async Task Calls_nobody_but_this_machine()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasWebhook(new Uri("https://bot.acme.test/hook")).HasPipeline().Finish();

        await circle.DeliverWebhooksAsync();

        Assert.Equal(["job-completed", "workflow-completed"], circle.Deliveries.Select(d => d.Event));
        Assert.All(circle.Deliveries, d => Assert.Equal((0, null), (d.Attempts, d.LastStatus)));
    }

    [Fact]
    public async Task Refuses_what_can_be_no_webhook()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");

        Assert.Contains("use https, or http on this machine", Assert.Throws<ArgumentException>(() => shop.HasWebhook(new Uri("http://bot.acme.test/"))).Message);
        Assert.Contains("'job-ended' is no event", Assert.Throws<ArgumentException>(() => shop.HasWebhook(new Uri("https://bot.acme.test/"), "", "job-ended")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => circle.WebhookTimeLimit = TimeSpan.Zero);
    }
}
