using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Workflows;

/// <summary>A workflow of a pipeline. Its status follows from that of its jobs.</summary>
internal sealed class WorkflowRun
{
    /// <summary>What is not done by then is cancelled.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromDays(90);

    private readonly List<JobRun> _jobs = [];

    /// <summary>Jobs that are not run are taken over from the workflow that is run again.</summary>
    public WorkflowRun(PipelineRun pipeline, WorkflowScript script, SandboxUser startedBy, WorkflowRun? rerunOf, Func<JobScript, bool> isRun)
    {
        (Pipeline, Script, StartedBy, RerunOf) = (pipeline, script, startedBy, rerunOf);
        Id = World.NewId();
        CreatedAt = World.Now;
        IsSetup = pipeline.Script.Continuation is not null;
        foreach (var job in script.Jobs)
        {
            var earlier = rerunOf?.Jobs.Single(j => j.Script == job);
            _jobs.Add(isRun(job) ? new JobRun(this, job, earlier) : earlier!);
            if (_jobs[^1].Workflow != this)
                _jobs[^1].AlsoIn.Add(this);
        }

        World.After(TimeLimit, () => Cancel(null));
    }

    public Guid Id { get; }

    public PipelineRun Pipeline { get; }

    public SandboxWorld World => Pipeline.World;

    public WorkflowScript Script { get; }

    public SandboxUser StartedBy { get; }

    public WorkflowRun? RerunOf { get; }

    public IReadOnlyList<JobRun> Jobs => _jobs;

    public bool IsSetup { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public bool IsCanceled { get; private set; }

    public SandboxUser? CanceledBy { get; private set; }

    public string Status
    {
        get
        {
            if (StoppedAt is null)
            {
                if (_jobs.Exists(j => j.HasFailed || j.Status == "canceled"))
                    return "failing";
                return _jobs.Exists(j => j.IsActive) || !_jobs.Exists(j => j.Status == "on_hold") ? "running" : "on_hold";
            }

            if (IsCanceled)
                return "canceled";
            if (_jobs.Exists(j => j.HasFailed && j.Status != "unauthorized"))
                return "failed";
            return (_jobs.Find(j => j.Status is "unauthorized") ?? _jobs.Find(j => j.Status is "canceled"))?.Status ?? "success";
        }
    }

    /// <summary>Whether nothing happens any more unless somebody does something.</summary>
    public bool IsQuiet => StoppedAt is not null || !_jobs.Exists(j => j.IsActive || (j.Status == "on_hold" && j.Script.ApprovedAfter is not null));

    /// <summary>Has begin what can begin, and ends when nothing can any more.</summary>
    public void Proceed()
    {
        if (StoppedAt is not null)
            return;
        foreach (var job in _jobs.Where(j => j.Status == "blocked" && Required(j).All(r => r.Status == "success")).ToList())
            job.Begin();
        if (_jobs.Exists(j => j.IsActive || j.Status == "on_hold"))
            return;
        foreach (var job in _jobs.Where(j => j.Status == "blocked"))
            job.IsLeftOut();
        Stop();
    }

    /// <summary>What must have succeeded before a job of the workflow begins.</summary>
    public IEnumerable<JobRun> Required(JobRun job) => _jobs.Where(j => job.Script.Required.Contains(j.Script.Name));

    public void Cancel(SandboxUser? user)
    {
        if (StoppedAt is not null)
            return;
        (IsCanceled, CanceledBy) = (true, user);
        // Those that were taken over go on where they belong.
        foreach (var job in _jobs.Where(j => j.Workflow == this && j.Status == "blocked"))
            job.IsLeftOut();
        foreach (var job in _jobs.Where(j => j.Workflow == this))
            job.Cancel(user);
        Stop();
    }

    private void Stop()
    {
        StoppedAt = World.Now;
        World.Tell(this);
        Pipeline.HasStopped(this);
    }
}
