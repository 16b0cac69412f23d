namespace CircleCi.Generated.V2;

/// <summary>How a workflow stands that is waited for.</summary>
public sealed class WorkflowProgress
{
    /// <summary>The workflow, with its status.</summary>
    public Workflow Workflow { get; init; } = new();

    /// <summary>What somebody has to approve before it goes on, if it is <c>on_hold</c>.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    internal string Key => string.Join(" ", PendingApprovals.Select(a => $"{a.ApprovalRequestId}").Prepend(Workflow.Status.Value));

    /// <summary>A line such as <c>workflow deploy is on_hold; waits for the approval of deploy/hold</c>.</summary>
    public override string ToString() =>
        $"workflow {Workflow.Name} is {Workflow.Status}{(PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}")}";

    /// <summary>The id of the workflow.</summary>
    public static implicit operator WorkflowId(WorkflowProgress it) => IdText.Of(it, nameof(it)).Workflow;
}
