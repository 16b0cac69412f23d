namespace CircleCi.Generated.V2;

/// <summary>The result of waiting for a workflow.</summary>
public sealed class WorkflowRun
{
    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; init; } = new();

    /// <summary>The jobs whose status is a failure (<see cref="JobStatus.IsFailure"/>).</summary>
    public IReadOnlyList<WorkflowJob> FailedJobs { get; init; } = [];

    /// <summary>The approvals that the workflow is waiting for; empty unless the wait ended because of <see cref="WaitOptions.StopAtApproval"/>.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    /// <summary>The status of the workflow.</summary>
    public WorkflowStatus Status => Workflow.Status;

    /// <summary>Whether the workflow succeeded.</summary>
    public bool IsSuccess => Status == WorkflowStatus.Success;

    /// <summary>Returns a description such as <c>workflow build: failed; failed: test, lint</c>.</summary>
    public override string ToString() => $"workflow {Workflow.Name}: {Status}"
        + (FailedJobs.Count == 0 ? "" : $"; failed: {string.Join(", ", FailedJobs.Select(j => j.Name))}")
        + (PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}");

    /// <summary>The id of the workflow.</summary>
    public static implicit operator WorkflowId(WorkflowRun it) => IdText.Of(it, nameof(it)).Workflow;
}
