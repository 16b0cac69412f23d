using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    private readonly List<PipelineRun> _pipelines = [];
    private readonly List<JobRun> _jobs = [];
    private PipelineScript _script = new();

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<PipelineRun> Pipelines => _pipelines;

    /// <summary>By number, from 1.</summary>
    internal IReadOnlyList<JobRun> Jobs => _jobs;

    /// <summary>Says what every pipeline does that is triggered from now on.</summary>
    public SandboxProject Runs(Action<PipelineScript> pipeline)
    {
        var script = new PipelineScript();
        pipeline(script);
        lock (World.Gate)
            _script = script;
        return this;
    }

    /// <summary>Has a pipeline that somebody pushed just now; it runs as the test moves the time.</summary>
    /// <returns>The pipeline.</returns>
    public SandboxPipeline HasPipeline(Action<PipelineScript>? pipeline = null)
    {
        var script = new PipelineScript();
        pipeline?.Invoke(script);
        lock (World.Gate)
        {
            World.CatchUp();
            return new SandboxPipeline(Trigger(new PipelineTrigger("webhook", World.Owner, null, null, []), script));
        }
    }

    internal PipelineRun Trigger(PipelineTrigger trigger, PipelineScript? script = null)
    {
        var pipeline = new PipelineRun(this, script ?? _script, trigger);
        _pipelines.Add(pipeline);
        return pipeline;
    }

    internal long NextJobNumber(JobRun job)
    {
        _jobs.Add(job);
        return _jobs.Count;
    }
}
