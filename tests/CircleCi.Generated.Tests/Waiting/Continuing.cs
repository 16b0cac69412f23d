using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Continuing a pipeline after its setup.</summary>
public sealed class Continuing : IDisposable
{
    private const string Variable = "CIRCLE_CONTINUATION_KEY";
    private const string Call = "POST /api/v2/pipeline/continue";

    private readonly Scene _scene = new Scene().On(Call, """{"message":"Pipeline continued"}""");

    public Continuing() => Environment.SetEnvironmentVariable(Variable, "key-of-the-job");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_the_key_of_the_setup_job(bool isAsync)
    {
        var request = new PipelineContinueRequest { Configuration = "version: 2.1", Parameters = { ["deploy"] = true } };
        using var circle = _scene.Client();

        var response = isAsync ? await circle.V2.Pipelines.ContinueSetupAsync(request) : circle.V2.Pipelines.ContinueSetup(request);

        Assert.Equal("Pipeline continued", response.Message);
        Assert.Null(request.ContinuationKey);
        Assert.True(JToken.DeepEquals(JToken.Parse("""{"configuration":"version: 2.1","continuation-key":"key-of-the-job","parameters":{"deploy":true}}"""), JToken.Parse(Assert.Single(_scene.Bodies)!)));
    }

    [Fact]
    public async Task Takes_the_key_that_is_given()
    {
        using var circle = _scene.Client();

        await circle.V2.Pipelines.ContinueSetupAsync(new() { Configuration = "version: 2.1", ContinuationKey = "mine" });

        Assert.Equal("mine", (string?)JObject.Parse(Assert.Single(_scene.Bodies)!)["continuation-key"]);
    }

    [Fact]
    public async Task Outside_of_a_setup_job_needs_a_key()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => circle.V2.Pipelines.ContinueSetupAsync(new() { Configuration = "version: 2.1" }));

        Assert.Contains("CIRCLE_CONTINUATION_KEY is not set", e.Message);
        Assert.Empty(_scene.Calls);
    }

    [Theory]
    [InlineData("version: 2.1\nsetup: true\njobs: {}")]
    [InlineData("setup: true # again\r\nversion: 2.1")]
    public void Cannot_be_done_with_a_setup_configuration(string configuration)
    {
        using var circle = _scene.Client();

        Assert.Contains("setup: true", Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.ContinueSetup(new() { Configuration = configuration })).Message);
        Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.ContinueSetup(new() { Configuration = " " }));
        Assert.Throws<ArgumentNullException>(() => circle.V2.Pipelines.ContinueSetup(null!));
        Assert.Empty(_scene.Calls);
    }

    [Theory]
    [InlineData("version: 2.1\nsetup: false")]
    [InlineData("version: 2.1\njobs:\n  a:\n    steps:\n      - run: |\n          setup: true")]
    public async Task Can_be_done_with_any_other(string configuration)
    {
        using var circle = _scene.Client();

        await circle.V2.Pipelines.ContinueSetupAsync(new() { Configuration = configuration });

        Assert.Single(_scene.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "Continuation key has expired. Please run a new pipeline.")]
    [InlineData(HttpStatusCode.BadRequest, "Pipeline is not in setup state.")]
    [InlineData(HttpStatusCode.NotFound, "Not found")]
    public async Task That_circleci_refuses_tells_when_it_does(HttpStatusCode status, string message)
    {
        _scene.On(Call, new Scene.Reply(status, $$"""{"message":"{{message}}"}"""));
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Pipelines.ContinueSetupAsync(new() { Configuration = "version: 2.1" }));

        Assert.Contains(message, e.Message);
        Assert.EndsWith("A pipeline is continued once, within six hours of its creation, with no setup configuration again and no parameter that it was started with.", e.Message);
        Assert.DoesNotContain("key-of-the-job", e.ToString());
    }
}
