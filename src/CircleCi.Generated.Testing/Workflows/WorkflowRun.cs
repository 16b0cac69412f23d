using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Workflows;

/// <summary>A workflow of a pipeline. Its status follows from that of its jobs.</summary>
internal sealed class WorkflowRun
{
    private readonly List<JobRun> _jobs = [];

    /// <summary>Jobs that are not run are taken over from the workflow that is run again.</summary>
    public WorkflowRun(PipelineRun pipeline, WorkflowScript script, WorkflowRun? rerunOf, Func<JobScript, bool> isRun)
    {
        (Pipeline, Script, RerunOf) = (pipeline, script, rerunOf);
        Id = World.NewId();
        CreatedAt = World.Now;
        foreach (var job in script.Jobs)
            _jobs.Add(isRun(job) ? new JobRun(this, job) : rerunOf!.Jobs.Single(j => j.Script == job));
    }

    public Guid Id { get; }

    public PipelineRun Pipeline { get; }

    public SandboxWorld World => Pipeline.World;

    public WorkflowScript Script { get; }

    public WorkflowRun? RerunOf { get; }

    public IReadOnlyList<JobRun> Jobs => _jobs;

    public bool IsSetup { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public bool IsCanceled { get; private set; }

    public string Status
    {
        get
        {
            if (StoppedAt is not null)
                return IsCanceled ? "canceled" : _jobs.Exists(j => j.HasFailed) ? "failed" : "success";
            if (_jobs.Exists(j => j.HasFailed))
                return "failing";
            return _jobs.Exists(j => j.IsActive) || !_jobs.Exists(j => j.Status == "on_hold") ? "running" : "on_hold";
        }
    }

    public void Begin()
    {
        IsSetup = Pipeline.Script.Continuation is not null;
        Proceed();
    }

    /// <summary>Has begin what can begin, and ends when nothing can any more.</summary>
    public void Proceed()
    {
        if (StoppedAt is not null)
            return;
        foreach (var job in _jobs.Where(j => j.Status == "blocked" && j.Script.Required.All(n => _jobs.Single(r => r.Script.Name == n).Status == "success")).ToList())
            job.Begin();
        if (_jobs.Exists(j => j.IsActive || j.Status == "on_hold"))
            return;
        foreach (var job in _jobs.Where(j => j.Status == "blocked"))
            job.IsLeftOut();
        Stop();
    }

    public void Cancel()
    {
        if (StoppedAt is not null)
            return;
        IsCanceled = true;
        foreach (var job in _jobs.Where(j => j.StoppedAt is null))
            job.Cancel();
        Stop();
    }

    private void Stop()
    {
        StoppedAt = World.Now;
        Pipeline.Touch();
        World.Tell(this);
    }
}
