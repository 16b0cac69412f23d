using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    private readonly List<PipelineRun> _pipelines = [];
    private readonly List<JobRun> _jobs = [];

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<PipelineRun> Pipelines => _pipelines;

    /// <summary>By number, from 1.</summary>
    internal IReadOnlyList<JobRun> Jobs => _jobs;

    /// <summary>What every pipeline does that is triggered.</summary>
    internal PipelineScript Script { get; private set; } = new();

    /// <summary>Defines what every pipeline does that is triggered from now on.</summary>
    /// <exception cref="ArgumentException">It sets a start time in the past.</exception>
    public SandboxProject Runs(Action<PipelineScript> pipeline)
    {
        var script = new PipelineScript();
        pipeline(script);
        if (script.Age > TimeSpan.Zero)
            throw new ArgumentException("Pipelines triggered from now on cannot start in the past; omit Ago, or use HasPipeline.", nameof(pipeline));
        lock (World.Gate)
            Script = script;
        return this;
    }

    /// <summary>
    /// Adds a pipeline that was pushed now or some time ago. It runs as the test advances the clock, as <paramref name="pipeline"/> defines or, if
    /// that does not define what runs, as <see cref="Runs"/> does.
    /// </summary>
    /// <param name="pipeline">Defines the pipeline, such as <c>p => p.Ago(TimeSpan.FromDays(1))</c>.</param>
    /// <returns>The pipeline.</returns>
    public SandboxPipeline HasPipeline(Action<PipelineScript>? pipeline = null)
    {
        var script = new PipelineScript();
        pipeline?.Invoke(script);
        PipelineRun? run = null;
        lock (World.Gate)
        {
            script.TakeOver(Script);
            World.Ago(script.Age, () => run = Trigger(new PipelineTrigger("webhook", World.Owner, null, null, []), script));
        }

        return new SandboxPipeline(run!);
    }

    /// <summary>Gets a pipeline by its number.</summary>
    /// <param name="number">The number, starting at 1.</param>
    /// <exception cref="ArgumentException">No pipeline has this number.</exception>
    public SandboxPipeline Pipeline(long number)
    {
        lock (World.Gate)
        {
            return number >= 1 && number <= _pipelines.Count ? new SandboxPipeline(_pipelines[(int)number - 1])
                : throw new ArgumentException($"{Slug} has no pipeline {number}; it has {_pipelines.Count}.", nameof(number));
        }
    }

    internal PipelineRun Trigger(PipelineTrigger trigger, PipelineScript? script = null)
    {
        var pipeline = new PipelineRun(this, script ?? Script, trigger);
        _pipelines.Add(pipeline);
        return pipeline;
    }

    internal long NextJobNumber(JobRun job)
    {
        _jobs.Add(job);
        return _jobs.Count;
    }
}
