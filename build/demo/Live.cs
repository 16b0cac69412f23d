using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;
using Spectre.Console;

namespace Demo;

/// <summary>Triggers a pipeline in the embedded CircleCI, follows it as it runs, and says why it failed: its test, its log, an artifact.</summary>
internal sealed class Live(CircleCiSandbox sandbox, CircleCiClient circle)
{
    /// <summary>A minute of CircleCI in a few seconds.</summary>
    private const double Speed = 8;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, string> _shown = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Shop.Open(sandbox);
        sandbox.Clock.Speed = Speed;
        Say($"A pipeline of {Shop.Slug} on {sandbox.Address}, {Speed} times as fast", "bold");
        var pipeline = await circle.V2.Pipelines.TriggerAsync(Shop.Slug, new() { Branch = "main", Parameters = { ["deploy"] = true } }, cancellationToken);
        var waiting = circle.V2.Pipelines.WaitAsync(pipeline, cancellationToken: cancellationToken);
        while (!waiting.IsCompleted)
        {
            await ShowAsync(pipeline, cancellationToken);
            await Task.WhenAny(waiting, Task.Delay(LookInterval, cancellationToken));
        }

        var run = await waiting;
        await ShowAsync(pipeline, cancellationToken);
        sandbox.Clock.Speed = 0;
        Say($"Pipeline {run.Pipeline.Number}: {run.Status}", "bold");

        foreach (var job in run.FailedJobs)
            await ExplainAsync(job, cancellationToken);
        Console.WriteLine();
    }

    private async Task ShowAsync(PipelineId pipelineId, CancellationToken cancellationToken)
    {
        var pipeline = await circle.V2.Pipelines.GetAsync(pipelineId, cancellationToken);
        Show($"pipeline {pipeline.Number}", pipeline.State.Value);
        await foreach (var workflow in circle.V2.Pipelines.EnumerateWorkflowsAsync(pipelineId, cancellationToken: cancellationToken))
        {
            var jobs = await circle.V2.Workflows.EnumerateJobsAsync(workflow, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            foreach (var job in jobs)
                Show($"  job {job.Name}", job.Status.Value);
            Show($"workflow {workflow.Name}", $"{workflow.Status}, {jobs.Count(j => j.Status.IsFinal)} of {jobs.Count} jobs done");
        }
    }

    /// <summary>Says what is new, and nothing else.</summary>
    private void Show(string what, string status)
    {
        if (_shown.GetValueOrDefault(what) == status)
            return;
        _shown[what] = status;
        Say($"{sandbox.Clock.UtcNow:HH:mm:ss}  {what}: {status}", status.StartsWith("success", StringComparison.Ordinal) ? "green" : status.StartsWith("fail", StringComparison.Ordinal) ? "red" : "default");
    }

    private async Task ExplainAsync(WorkflowJob job, CancellationToken cancellationToken)
    {
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync(job, cancellationToken: cancellationToken))
        {
            if (test.Result == TestOutcome.Failure)
                Say($"Failed test: {test.ClassName}, {test.Name}: {test.Message}", "red");
        }

        Say($"The end of the log of {job.Name}:");
        var lines = new List<string>();
        await foreach (var line in circle.Logs.ReadAsync(job, new() { FailedOnly = true }, cancellationToken))
            lines.Add(line.Text.TrimEnd('\n'));
        foreach (var line in lines.TakeLast(6))
            Say($"  | {line}", "grey");

        var folder = Path.Combine(AppContext.BaseDirectory, "artifacts");
        foreach (var artifact in await circle.V2.Jobs.DownloadArtifactsAsync(job, folder, options: new() { SkipExisting = false }, cancellationToken: cancellationToken))
            Say($"Saved {artifact.Artifact.Path}: {artifact.Length} bytes");
    }

    private static void Say(string text, string style = "default") => AnsiConsole.Write(new Markup($"{text.EscapeMarkup()}\n", Style.Parse(style)));
}
