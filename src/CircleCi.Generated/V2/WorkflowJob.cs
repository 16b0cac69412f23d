namespace CircleCi.Generated.V2;

public partial class WorkflowJob
{
    /// <summary>Converts the job to its project and number.</summary>
    /// <exception cref="ArgumentException">The job has no number: it is an approval job, or has not started.</exception>
    public static implicit operator JobReference(WorkflowJob job)
    {
        var it = IdText.Of(job, nameof(job));
        return new JobReference(it.ProjectSlug, it.JobNumber, it.Name, it.Type == WorkflowJobType.Approval ? false : it.Type == WorkflowJobType.Build || it.Type.Value.Length == 0 ? true : null);
    }

    /// <summary>Converts the job to the ID for approving it: its <see cref="ApprovalRequestId"/> or, if that is missing, its ID, which is the same.</summary>
    public static implicit operator ApprovalRequestId(WorkflowJob job) => IdText.Of(job, nameof(job)).ApprovalRequestId ?? job.Id.Value;
}
