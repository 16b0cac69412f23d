namespace CircleCi.Generated.V2;

/// <summary>The progress of a workflow during a wait.</summary>
public sealed class WorkflowProgress
{
    /// <summary>The workflow, with its status.</summary>
    public Workflow Workflow { get; init; } = new();

    /// <summary>The approvals that the workflow is waiting for, if it is on hold.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    internal string Key => string.Join(" ", PendingApprovals.Select(a => $"{a.ApprovalRequestId}").Prepend(Workflow.Status.Value));

    /// <summary>Returns a description such as <c>workflow deploy is on_hold; waits for the approval of deploy/hold</c>.</summary>
    public override string ToString() =>
        $"workflow {Workflow.Name} is {Workflow.Status}{(PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}")}";

    /// <summary>The id of the workflow.</summary>
    public static implicit operator WorkflowId(WorkflowProgress it) => IdText.Of(it, nameof(it)).Workflow;
}
