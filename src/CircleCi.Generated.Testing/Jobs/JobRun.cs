using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Jobs;

/// <summary>A job of a workflow: blocked, queued, running, and ended; an approval is on hold until somebody approves it.</summary>
internal sealed class JobRun
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(2);

    public JobRun(WorkflowRun workflow, JobScript script)
    {
        (Workflow, Script) = (workflow, script);
        Id = World.NewId();
    }

    public Guid Id { get; }

    public WorkflowRun Workflow { get; }

    public SandboxProject Project => Workflow.Pipeline.Project;

    public SandboxWorld World => Workflow.World;

    public JobScript Script { get; }

    /// <summary>Given when it is queued; approvals have none.</summary>
    public long? Number { get; private set; }

    public string Status { get; private set; } = "blocked";

    public DateTimeOffset? QueuedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public SandboxUser? ApprovedBy { get; private set; }

    public bool HasFailed => Status == "failed";

    public bool IsActive => Status is "queued" or "running";

    public void Begin()
    {
        if (Script.IsApproval)
        {
            Status = "on_hold";
            return;
        }

        Status = "queued";
        QueuedAt = World.Now;
        Number = Project.NextJobNumber(this);
        World.After(QueueTime, Start);
    }

    public void Approve(SandboxUser user)
    {
        ApprovedBy = user;
        StartedAt = World.Now;
        End("success");
    }

    public void Cancel() => End(Status == "blocked" ? "not_run" : "canceled");

    /// <summary>What it needed has failed.</summary>
    public void IsLeftOut() => Status = "not_run";

    private void Start()
    {
        if (Status != "queued")
            return;
        Status = "running";
        StartedAt = World.Now;
        World.After(Script.Duration, () =>
        {
            if (Status == "running")
                End(Script.Failure is not null && EarlierRuns() < Script.Failures ? "failed" : "success");
        });
    }

    private int EarlierRuns()
    {
        var runs = 0;
        for (var workflow = Workflow.RerunOf; workflow is not null; workflow = workflow.RerunOf)
            runs += workflow.Jobs.Any(j => j.Script == Script && j.Workflow == workflow) ? 1 : 0;
        return runs;
    }

    private void End(string status)
    {
        Status = status;
        if (status != "not_run")
            StoppedAt = World.Now;
        if (Number is not null)
            World.Tell(this);
        if (!Workflow.IsCanceled)
            Workflow.Proceed();
    }
}
