namespace CircleCi.Generated.V2;

/// <summary>An approval job that a workflow is waiting for. Approve it with <see cref="WorkflowsClient.ApproveAsync"/>.</summary>
public sealed class PendingApproval
{
    /// <summary>The workflow that is waiting.</summary>
    public Workflow Workflow { get; init; } = new();

    /// <summary>The approval job.</summary>
    public WorkflowJob Job { get; init; } = new();

    /// <summary>The ID for approving the job: its <see cref="WorkflowJob.ApprovalRequestId"/> or, if that is missing, its ID, which is the same.</summary>
    public ApprovalRequestId ApprovalRequestId => Job;

    /// <summary>Returns the names of the workflow and the job.</summary>
    public override string ToString() => $"{Workflow.Name}/{Job.Name}";

    /// <summary>Converts the pending approval to the ID for approving it.</summary>
    public static implicit operator ApprovalRequestId(PendingApproval approval) => IdText.Of(approval, nameof(approval)).ApprovalRequestId;
}
