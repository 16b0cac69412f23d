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

    private readonly Dictionary<string, string> _shown = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Shop.Open(sandbox);
        sandbox.Clock.Speed = Speed;
        Say($"Triggering a pipeline of {Shop.Slug} on {sandbox.Address}, where time runs {Speed} times as fast", "bold");
        var request = new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true } };
        var run = await circle.V2.Pipelines.TriggerAndWaitAsync(Shop.Slug, request, new Now(p => ShowAsync(p, cancellationToken).GetAwaiter().GetResult()), cancellationToken: cancellationToken);
        sandbox.Clock.Speed = 0;
        Say($"Pipeline {run.Pipeline.Number}: {run.Status}", "bold");

        foreach (var job in run.FailedJobs)
            await ExplainAsync(job, cancellationToken);
        Console.WriteLine();
    }

    private async Task ShowAsync(PipelineProgress progress, CancellationToken cancellationToken)
    {
        Show($"pipeline {progress.Pipeline.Number}", progress.Pipeline.State.Value);
        foreach (var workflow in progress.Workflows)
        {
            var jobs = await circle.V2.Workflows.ListJobsAsync(workflow.Id, cancellationToken: cancellationToken);
            foreach (var job in jobs.Items)
                Show($"  job {job.Name}", job.Status.Value);
            Show($"workflow {workflow.Name}", $"{workflow.Status}, {jobs.Items.Count(j => j.Status.IsFinal)} of {jobs.Items.Count} jobs done");
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
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync(Shop.Slug, job.JobNumber!.Value, cancellationToken: cancellationToken))
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
        foreach (var artifact in await circle.V2.Jobs.DownloadArtifactsAsync(Shop.Slug, job.JobNumber.Value, folder, options: new() { SkipExisting = false }, cancellationToken: cancellationToken))
            Say($"Saved {artifact.Artifact.Path}: {new FileInfo(artifact.Path).Length} bytes");
    }

    private static void Say(string text, string style = "default") => AnsiConsole.Write(new Markup($"{text.EscapeMarkup()}\n", Style.Parse(style)));

    /// <summary>Tells at once, in order; <see cref="Progress{T}"/> would tell some time later, on other threads.</summary>
    private sealed class Now(Action<PipelineProgress> told) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) => told(value);
    }
}
