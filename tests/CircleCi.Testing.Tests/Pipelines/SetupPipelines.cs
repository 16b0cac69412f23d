using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Pipelines;

public class SetupPipelines
{
    private const string Config = "version: 2.1\njobs: {}\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Go_on_with_what_a_program_sends(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var setup = SetUp(circle).Finish();
        using var client = circle.CreateClient();
        var request = new PipelineContinueRequest { ContinuationKey = setup.ContinuationKey!, Configuration = Config, Parameters = { ["deploy"] = true } };

        Assert.Equal(PipelineState.Setup, client.V2.Pipelines.Get(setup.Id).State);
        if (isAsync)
            await client.V2.Pipelines.ContinueSetupAsync(request);
        else
            client.V2.Pipelines.ContinueSetup(request);
        var run = await client.V2.Pipelines.WaitAsync(setup.Id);

        Assert.Equal(["setup setup success", "build  success"], run.Workflows.Select(w => $"{w.Name} {w.Tag} {w.Status}"));
        Assert.Equal(Config, client.V2.Pipelines.GetConfig(setup.Id).Source);
        Assert.Contains("setup: true", client.V2.Pipelines.GetConfig(setup.Id).SetupConfig);
        Assert.True(client.V2.Pipelines.GetValues(setup.Id)["pipeline.parameters.deploy"].TryGetBoolean(out var deploy) && deploy);
    }

    [Fact]
    public async Task Go_on_by_themselves_through_all_their_states()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("setup", w => w.Job("generate")).ContinuesWith(c => c.Workflow("build", w => w.Job("test")), byItself: true));
        using var client = circle.CreateClient();
        var told = new Reported<PipelineProgress>();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", null, told, new() { PollInterval = TimeSpan.FromSeconds(0.5), MaxPollInterval = TimeSpan.FromSeconds(0.5) });

        Assert.True(run.IsSuccess);
        Assert.Equal(["setup-pending", "setup", "pending", "created"], told.Select(p => p.Pipeline.State.Value).Distinct());
    }

    [Fact]
    public async Task Go_on_once_within_six_hours_and_without_a_second_setup()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient();
        var early = SetUp(circle);
        Refused(early, "its setup has not begun");
        var twice = early.Finish();
        client.V2.Pipelines.ContinueSetup(Request(twice));
        Refused(twice, "was continued already");
        var again = SetUp(circle).Finish();
        client.V2.Pipelines.Continue(new() { ContinuationKey = again.ContinuationKey!, Configuration = "version: 2.1\nsetup: true\n" });
        var run = await client.V2.Pipelines.WaitAsync(again.Id);
        Assert.Contains("cannot be a setup pipeline", Assert.Single(run.Pipeline.Errors).Message);
        var late = SetUp(circle).Finish();
        circle.Clock.Advance(TimeSpan.FromHours(6));
        Refused(late, "expired");
        Assert.Contains("SandboxPipeline.ContinuationKey", Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.Continue(new() { ContinuationKey = "guess", Configuration = Config })).Message);
        Assert.Throws<ArgumentException>(() => circle.Org("acme").Project("shop").Runs(p => p.ContinuesWith(c => c.ContinuesWith(_ => { }))));

        void Refused(SandboxPipeline pipeline, string message) =>
            Assert.Contains(message, Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.Continue(Request(pipeline))).Message);
    }

    [Fact]
    public async Task Refuse_a_parameter_that_was_given_before()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Runs(p => p.ContinuesWith(_ => { }));
        using var client = circle.CreateClient();
        var number = client.V2.Pipelines.Trigger("gh/acme/shop", new() { Parameters = { ["deploy"] = true } }).Number;
        var request = Request(shop.Pipeline(number).Finish());
        request.Parameters["deploy"] = false;

        Assert.Contains("Conflicting pipeline parameters.", Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.Continue(request)).Message);
    }

    [Fact]
    public async Task Cannot_be_rerun()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var setup = SetUp(circle).Finish();
        using var client = circle.CreateClient();
        var workflow = Assert.Single(client.V2.Pipelines.ListWorkflows(setup.Id).Items);

        Assert.Equal(WorkflowTag.Setup, workflow.Tag);
        Assert.Contains("Setup workflows cannot be rerun.", Assert.ThrowsAny<CircleCiException>(() => client.V2.Workflows.Rerun(workflow.Id)).Message);
    }

    private static SandboxPipeline SetUp(CircleCiSandbox circle) =>
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("setup", w => w.Job("generate")).ContinuesWith(c => c.Workflow("build", w => w.Job("test"))));

    private static PipelineContinueRequest Request(SandboxPipeline pipeline) => new() { ContinuationKey = pipeline.ContinuationKey!, Configuration = Config };
}
