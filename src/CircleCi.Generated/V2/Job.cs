namespace CircleCi.Generated.V2;

public partial class Job
{
    /// <summary>Converts the job to its project and number.</summary>
    public static implicit operator JobReference(Job job) => new(IdText.Of(job, nameof(job)).Project.Slug, job.Number);
}
