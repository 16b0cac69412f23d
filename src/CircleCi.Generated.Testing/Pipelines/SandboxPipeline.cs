using CircleCi.Generated.Testing.Pipelines;

namespace CircleCi.Generated.Testing;

/// <summary>A pipeline of the sandbox, as far as a test needs to know it; a client has the rest.</summary>
public sealed class SandboxPipeline
{
    private readonly PipelineRun _run;

    internal SandboxPipeline(PipelineRun run) => _run = run;

    /// <summary>The pipeline's id.</summary>
    public Guid Id => _run.Id;

    /// <summary>Its number in the project, from 1.</summary>
    public long Number => _run.Number;

    /// <summary>What CircleCI gives to the jobs of its setup as <c>CIRCLE_CONTINUATION_KEY</c>; null if it has no setup.</summary>
    public string? ContinuationKey => _run.ContinuationKey;

    /// <summary>Has all of it done: moves the sandbox's time on until every workflow has ended, or waits for somebody to approve or continue it.</summary>
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
