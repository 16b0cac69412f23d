namespace CircleCi.Generated.V2;

public partial class WorkflowJob
{
    /// <summary>The job's project and number.</summary>
    /// <exception cref="ArgumentException">It has no number: it is an approval, or has not begun.</exception>
    public static implicit operator JobReference(WorkflowJob job)
    {
        var it = IdText.Of(job, nameof(job));
        return new JobReference(it.ProjectSlug, it.JobNumber, it.Name, it.Type == WorkflowJobType.Approval ? false : it.Type == WorkflowJobType.Build || it.Type.Value.Length == 0 ? true : null);
    }

    /// <summary>What an approval is approved by: its <see cref="ApprovalRequestId"/> or, if that is missing, its id, which is the same.</summary>
    public static implicit operator ApprovalRequestId(WorkflowJob job) => IdText.Of(job, nameof(job)).ApprovalRequestId ?? job.Id.Value;
}
