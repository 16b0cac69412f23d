using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Waiting;

/// <summary>Statuses that CircleCI adds tomorrow: a wait for what has one ends when that has an end.</summary>
public class NewStatuses
{
    private const string Id = "fda08377-fe7e-46b1-8992-3a7aaecac9c3";
    private const string Stopped = "\"2026-11-21T09:00:00Z\"";

    private readonly Scene _scene = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_workflows_end_with_stopped_at(bool isAsync)
    {
        _scene.On($"GET /api/v2/workflow/{Id}", Workflow("thinking"), Workflow("running", Stopped), Workflow("abandoned"), Workflow("abandoned", Stopped), Workflow("never"));
        _scene.On($"GET /api/v2/workflow/{Id}/job", """{"items":[]}""");
        using var circle = _scene.Client();

        var run = isAsync ? await circle.V2.Workflows.WaitAsync(new Guid(Id)) : circle.V2.Workflows.Wait(new Guid(Id));

        Assert.Equal(("abandoned", false), (run.Status.Value, run.IsSuccess));
        Assert.NotNull(run.Workflow.StoppedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_jobs_end_with_stopped_at(bool isAsync)
    {
        _scene.On("GET /api/v2/project/gh/acme/shop/job/7", Job("warming"), Job("running", Stopped), Job("cooled_down"), Job("cooled_down", Stopped), Job("never"));
        using var circle = _scene.Client();

        var job = isAsync ? await circle.V2.Jobs.WaitAsync("gh/acme/shop", 7) : circle.V2.Jobs.Wait("gh/acme/shop", 7);

        Assert.Equal("cooled_down", job.Status.Value);
        Assert.NotNull(job.StoppedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_workflows_end_the_pipelines_of_these(bool isAsync)
    {
        Pipeline("""{"state":"created"}""");
        _scene.On($"GET /api/v2/pipeline/{Id}/workflow", List("running", "null"), List("abandoned", "null"), List("abandoned", Stopped), List("never", "null"));
        _scene.On($"GET /api/v2/workflow/{Id}/job", """{"items":[]}""");
        using var circle = _scene.Client();

        var run = await WaitAsync(circle, isAsync);

        Assert.Equal("abandoned", run.Status.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_pipelines_end_when_their_workflows_have_and_no_more_come(bool isAsync)
    {
        Pipeline("""{"state":"warming"}""");
        _scene.On($"GET /api/v2/pipeline/{Id}/workflow", """{"items":[]}""", List("running", "null"), List("success", Stopped));
        using var circle = _scene.Client();

        var run = await WaitAsync(circle, isAsync, new() { NewWorkflowTimeout = TimeSpan.FromMinutes(3) });

        Assert.True(run.IsSuccess);
        Assert.InRange(_scene.Clock.Waits.Sum(w => w.TotalMinutes), 3, 4);
    }

    [Fact]
    public async Task Of_pipelines_with_errors_and_nothing_to_run_end_as_errors()
    {
        Pipeline("""{"state":"misled","errors":[{"type":"config","message":"No such orb."}]}""");
        _scene.On($"GET /api/v2/pipeline/{Id}/workflow", """{"items":[]}""");
        using var circle = _scene.Client();

        Assert.Equal(WorkflowStatus.Error, (await WaitAsync(circle, isAsync: true)).Status);
    }

    [Fact]
    public async Task Of_pipelines_that_nothing_has_come_of_are_waited_for()
    {
        Pipeline("""{"state":"warming"}""");
        _scene.On($"GET /api/v2/pipeline/{Id}/workflow", """{"items":[]}""");
        using var circle = _scene.Client();

        await Assert.ThrowsAsync<CircleCiTimeoutException>(() => WaitAsync(circle, isAsync: true));
    }

    [Theory]
    [InlineData("running", "null")]
    [InlineData("failing", Stopped)]
    [InlineData("on_hold", Stopped)]
    [InlineData("thinking", "null")]
    public async Task That_have_no_end_are_waited_for(string status, string stoppedAt)
    {
        _scene.On($"GET /api/v2/workflow/{Id}", Workflow(status, stoppedAt));
        _scene.On($"GET /api/v2/workflow/{Id}/job", """{"items":[]}""");
        using var circle = _scene.Client();

        await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.V2.Workflows.WaitAsync(new Guid(Id), options: new() { Timeout = TimeSpan.FromMinutes(5) }));
    }

    [Theory]
    [InlineData("""{"state":"given-up","error_reason":"The query took too long."}""", "failed: The query took too long.")]
    [InlineData("""{"state":"thinking"}""", "did not finish within 60 s")]
    [InlineData("""{"state":"processing","error_reason":"not yet"}""", "did not finish within 60 s")]
    public async Task Of_exports_end_with_an_error(string export, string end)
    {
        _scene.On($"GET /api/v2/organizations/{Id}/usage_export_job/{Id}", export);
        using var circle = _scene.Client();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Usage.DownloadExportAsync(new Guid(Id), new Guid(Id), Path.GetTempPath(), options: new() { Timeout = TimeSpan.FromMinutes(1) }));

        Assert.Contains(end, e.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_exports_end_with_files(bool isAsync)
    {
        _scene.On($"GET /api/v2/organizations/{Id}/usage_export_job/{Id}", """{"state":"thinking"}""", """{"state":"archived","download_urls":["https://storage.test/one?signature=1"]}""");
        _scene.On("GET /one?signature=1", "zipped");
        using var circle = _scene.Client();
        var directory = Directory.CreateTempSubdirectory().FullName;

        try
        {
            var export = isAsync ? await circle.V2.Usage.DownloadExportAsync(new Guid(Id), new Guid(Id), directory) : circle.V2.Usage.DownloadExport(new Guid(Id), new Guid(Id), directory);

            Assert.Equal("zipped", File.ReadAllText(Assert.Single(export.Files)));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Workflow(string status, string stoppedAt = "null") => $$"""{"id":"{{Id}}","name":"deploy","status":"{{status}}","stopped_at":{{stoppedAt}}}""";

    private static string Job(string status, string stoppedAt = "null") => $$"""{"number":7,"status":"{{status}}","stopped_at":{{stoppedAt}}}""";

    private static string List(string status, string stoppedAt) => $$"""{"items":[{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","name":"build","status":"success"},{{Workflow(status, stoppedAt)}}]}""";

    private static async Task<PipelineRun> WaitAsync(CircleCiClient circle, bool isAsync, WaitOptions? options = null) =>
        isAsync ? await circle.V2.Pipelines.WaitAsync(new Guid(Id), options: options) : circle.V2.Pipelines.Wait(new Guid(Id), options: options);

    private void Pipeline(string json) => _scene.On($"GET /api/v2/pipeline/{Id}", json);
}
