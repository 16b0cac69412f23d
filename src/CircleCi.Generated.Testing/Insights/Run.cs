using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Usage;
using CircleCi.Generated.Testing.Workflows;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>A run of a workflow or of a job, as far as figures need it.</summary>
internal sealed record Run(string Status, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, long Credits)
{
    public bool HasSucceeded => Status == "success";

    public bool HasFailed => Status is "failed" or "error" or "timedout" or "infrastructure_fail";

    /// <summary>Seconds; null while it runs.</summary>
    public double? Duration => (StoppedAt - StartedAt)?.TotalSeconds;

    public static Run Of(WorkflowRun workflow) => new(workflow.Status, workflow.CreatedAt, workflow.StoppedAt, Usage.Credits.Of(workflow));

    public static Run Of(JobRun job) => new(job.Status, job.StartedAt!.Value, job.StoppedAt, Usage.Credits.Of(job));
}
