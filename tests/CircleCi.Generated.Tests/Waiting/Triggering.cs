using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Triggering a pipeline and waiting for it.</summary>
public class Triggering
{
    private const string Id = "5034460f-c7c4-4c43-9457-de07e2029e7b";
    private const string Created = $$"""{"id":"{{Id}}","number":42,"state":"pending","created_at":"2026-11-21T09:00:00Z"}""";

    private readonly Scene _scene = new Scene()
        .On($"GET /api/v2/pipeline/{Id}", HttpStatusCode.NotFound, $$"""{"id":"{{Id}}","number":42,"state":"pending"}""", $$"""{"id":"{{Id}}","number":42,"state":"created"}""")
        .On($"GET /api/v2/pipeline/{Id}/workflow", "{}", """{"items":[{"name":"build","status":"success"}]}""");

    private readonly Reported<PipelineProgress> _told = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tells_the_pipeline_before_it_waits_for_its_end(bool isAsync)
    {
        _scene.On("POST /api/v2/project/gh/acme/shop/pipeline", new Scene.Reply(HttpStatusCode.Created, Created));
        using var circle = _scene.Client();

        var run = isAsync
            ? await circle.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop", new() { Branch = "main", Parameters = { ["deploy"] = true } }, _told)
            : circle.V2.Pipelines.TriggerAndWait("gh/acme/shop", new() { Branch = "main", Parameters = { ["deploy"] = true } }, _told);

        Assert.True(run.IsSuccess);
        Assert.True(JToken.DeepEquals(JToken.Parse("""{"branch":"main","parameters":{"deploy":true}}"""), JToken.Parse(_scene.Bodies[0]!)));
        Assert.Equal(["pipeline 42 is pending", "pipeline 42 is created: build success"], _told.Select(p => p.ToString()));
        Assert.Equal(new Guid(Id), _told[0].Pipeline.Id.Value);
        Assert.Equal("gh/acme/shop", _told[0].Pipeline.ProjectSlug);
        // What was just made is not asked for at once.
        Assert.Equal([2, 3, 4.5], _scene.Clock.Waits.Select(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Works_with_definitions_too(bool isAsync)
    {
        _scene.On("POST /api/v2/project/gh/acme/shop/pipeline/run", new Scene.Reply(HttpStatusCode.Created, Created));
        using var circle = _scene.Client();
        var request = new PipelineTriggerRunRequest { DefinitionId = Guid.NewGuid() };

        var run = isAsync ? await circle.V2.Pipelines.TriggerRunAndWaitAsync("gh/acme/shop", request, _told) : circle.V2.Pipelines.TriggerRunAndWait("gh/acme/shop", request, _told);

        Assert.True(run.IsSuccess);
        Assert.Equal(2, _told.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Says_why_nothing_was_started(bool isAsync)
    {
        _scene.On("POST /api/v2/project/gh/acme/shop/pipeline/run", """{"message":"CI was skipped."}""");
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAsync<CircleCiException>(async () =>
            _ = isAsync ? await circle.V2.Pipelines.TriggerRunAndWaitAsync("gh/acme/shop", new(), _told) : circle.V2.Pipelines.TriggerRunAndWait("gh/acme/shop", new(), _told));

        Assert.Equal("No pipeline of gh/acme/shop was started; CircleCI says: CI was skipped.", e.Message);
        Assert.Empty(_told);
        Assert.Single(_scene.Calls);
    }

    [Fact]
    public async Task That_is_refused_waits_for_nothing()
    {
        _scene.On("POST /api/v2/project/gh/acme/shop/pipeline", HttpStatusCode.BadRequest);
        using var circle = _scene.Client();

        await Assert.ThrowsAsync<CircleCiBadRequestException>(() => circle.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop"));

        Assert.Single(_scene.Calls);
        Assert.Empty(_scene.Clock.Waits);
    }
}
