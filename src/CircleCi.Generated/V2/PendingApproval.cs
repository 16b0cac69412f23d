namespace CircleCi.Generated.V2;

/// <summary>A job of type <c>approval</c> that a workflow waits for. Approve it with <see cref="WorkflowsClient.ApproveAsync"/>.</summary>
public sealed class PendingApproval
{
    /// <summary>The workflow that waits.</summary>
    public Workflow Workflow { get; init; } = new();

    /// <summary>The job that stands for the approval.</summary>
    public WorkflowJob Job { get; init; } = new();

    /// <summary>What to approve it by: the job's <see cref="WorkflowJob.ApprovalRequestId"/> or, if that is missing, its id, which is the same.</summary>
    public ApprovalRequestId ApprovalRequestId => Job;

    /// <summary>The names of the workflow and the job.</summary>
    public override string ToString() => $"{Workflow.Name}/{Job.Name}";

    /// <summary>What to approve it by.</summary>
    public static implicit operator ApprovalRequestId(PendingApproval approval) => IdText.Of(approval, nameof(approval)).ApprovalRequestId;
}
