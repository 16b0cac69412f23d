namespace CircleCi.Generated.V2;

public partial class JobSummary
{
    /// <summary>The job's project, by its id, and the job's number. API v1.1 does not take it, since it knows projects by their slugs alone.</summary>
    /// <exception cref="ArgumentException">It has no number: it is an approval, or has not begun.</exception>
    public static implicit operator JobReference(JobSummary job) => new(IdText.Of(job, nameof(job)).ProjectId, job.JobNumber, job.Name);
}
