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

    /// <summary>Has all of it done: moves the sandbox's time on until every workflow has ended or waits for an approval.</summary>
    /// <returns>The pipeline.</returns>
    public SandboxPipeline Finish()
    {
        while (!IsQuiet())
            _run.World.Clock.Advance(TimeSpan.FromSeconds(1));
        return this;
    }

    private bool IsQuiet()
    {
        lock (_run.World.Gate)
            return _run.State == "errored" || (_run.Workflows.Count > 0 && _run.State is "created" or "setup" && _run.Workflows.All(w => w.StoppedAt is not null || w.Status == "on_hold"));
    }
}
