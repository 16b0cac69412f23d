using CircleCi.Generated.Testing.Pipelines;

namespace CircleCi.Generated.Testing;

/// <summary>A pipeline in the sandbox, with what tests usually need; use a client for the rest.</summary>
public sealed class SandboxPipeline
{
    private readonly PipelineRun _run;

    internal SandboxPipeline(PipelineRun run) => _run = run;

    /// <summary>The ID of the pipeline.</summary>
    public Guid Id => _run.Id;

    /// <summary>The number of the pipeline in its project, starting at 1.</summary>
    public long Number => _run.Number;

    /// <summary>The continuation key, which CircleCI passes to setup jobs as <c>CIRCLE_CONTINUATION_KEY</c>; null for a pipeline without a setup phase.</summary>
    public string? ContinuationKey => _run.ContinuationKey;

    /// <summary>Completes the pipeline: advances the clock until every workflow has ended or waits for an approval or a continuation.</summary>
    /// <returns>The pipeline.</returns>
    public SandboxPipeline Finish()
    {
        while (UntilNext() is { } time)
            _run.World.Clock.Advance(time);
        return this;
    }

    private TimeSpan? UntilNext()
    {
        lock (_run.World.Gate)
        {
            _run.World.CatchUp();
            return _run.IsQuiet ? null : _run.World.UntilNext;
        }
    }
}
