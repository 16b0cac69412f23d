namespace CircleCi.Generated.V2;

public partial class JobSummary
{
    /// <summary>Converts the job to its project, by ID, and its number. API v1.1 does not accept it, because it identifies projects by slug only.</summary>
    /// <exception cref="ArgumentException">The job has no number: it is an approval job, or has not started.</exception>
    public static implicit operator JobReference(JobSummary job) => new(IdText.Of(job, nameof(job)).ProjectId, job.JobNumber, job.Name);
}
