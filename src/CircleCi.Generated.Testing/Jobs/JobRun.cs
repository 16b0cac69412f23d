using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Jobs;

/// <summary>A job of a workflow: blocked, queued, running, and ended; an approval is on hold until somebody approves it.</summary>
internal sealed class JobRun
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(2);

    private readonly List<JobRun> _retries = [];

    public JobRun(WorkflowRun workflow, JobScript script, JobRun? retryOf)
    {
        (Workflow, Script, RetryOf) = (workflow, script, retryOf);
        Id = World.NewId();
        CreatedAt = World.Now;
        retryOf?._retries.Add(this);
    }

    public Guid Id { get; }

    public WorkflowRun Workflow { get; }

    public SandboxProject Project => Workflow.Pipeline.Project;

    public SandboxWorld World => Workflow.World;

    public JobScript Script { get; }

    /// <summary>The same job where it ran before, in the workflow that is run again.</summary>
    public JobRun? RetryOf { get; }

    public IReadOnlyList<JobRun> Retries => _retries;

    /// <summary>Given when it is queued; approvals have none.</summary>
    public long? Number { get; private set; }

    public string Status { get; private set; } = "blocked";

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? QueuedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public SandboxUser? ApprovedBy { get; private set; }

    public SandboxUser? CanceledBy { get; private set; }

    /// <summary>Workflows that ran again while it still ran, and took it over.</summary>
    public List<WorkflowRun> AlsoIn { get; } = [];

    /// <summary>Whether it was rerun with SSH access.</summary>
    public bool HasSsh { get; set; }

    /// <summary>The users with SSH access.</summary>
    public HashSet<SandboxUser> SshUsers { get; } = [];

    public bool HasFailed => Status is "failed" or "timedout" or "infrastructure_fail" or "unauthorized";

    public bool IsActive => Status is "queued" or "running";

    /// <summary>What it stored; nothing while it runs.</summary>
    public IReadOnlyList<ArtifactScript> Artifacts => HasReported ? Script.Artifacts : [];

    /// <summary>The tests that it reported; nothing while it runs. A job that succeeds after it failed passes all of them.</summary>
    public IEnumerable<TestScript> Tests =>
        !HasReported ? [] : Status == "success" && Script.Failure is not null ? Script.Tests.Select(t => t with { Failure = null }) : Script.Tests;

    private bool HasReported => Status is "success" or "failed" or "timedout" && Number is not null;

    public void Begin()
    {
        if (Script.IsApproval)
        {
            Status = "on_hold";
            if (Script.ApprovedAfter is { } time)
                World.After(time, () => Approve(World.Owner));
            return;
        }

        Status = "queued";
        QueuedAt = World.Now;
        Number = Project.NextJobNumber(this);
        World.After(QueueTime, Start);
    }

    public void Approve(SandboxUser user)
    {
        if (Status != "on_hold")
            return;
        ApprovedBy = user;
        StartedAt = World.Now;
        End("success");
    }

    /// <summary>Does nothing if it has ended.</summary>
    public void Cancel(SandboxUser? user)
    {
        if (Status is not ("blocked" or "on_hold" or "queued" or "running"))
            return;
        CanceledBy = user;
        End("canceled");
    }

    /// <summary>What it needed has failed.</summary>
    public void IsLeftOut() => Status = "not_run";

    private void Start()
    {
        if (Status != "queued")
            return;
        if (Script.Ending == "unauthorized")
        {
            End(Script.Ending);
            return;
        }

        Status = "running";
        StartedAt = World.Now;
        World.After(Script.Duration, () =>
        {
            if (Status == "running")
                End(EarlierRuns() < Script.Failures ? Script.Ending : "success");
        });
    }

    private int EarlierRuns() => RetryOf is null ? 0 : RetryOf.EarlierRuns() + (RetryOf.StartedAt is null ? 0 : 1);

    private void End(string status)
    {
        Status = status;
        StoppedAt = World.Now;
        ArtifactFiles.Store(this);
        if (Number is not null)
            World.Tell(this);
        foreach (var workflow in AlsoIn.Prepend(Workflow).Where(w => !w.IsCanceled).ToList())
            workflow.Proceed();
    }
}
