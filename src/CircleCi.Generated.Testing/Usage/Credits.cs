using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Workflows;

namespace CircleCi.Generated.Testing.Usage;

/// <summary>What jobs cost: 10 credits for a minute, as a medium Docker container does, and complete credits only.</summary>
internal static class Credits
{
    private const double PerMinute = 10;

    public static long Of(JobRun job) =>
        job is { StartedAt: { } started, StoppedAt: { } stopped, Number: not null } ? (long)Math.Ceiling((stopped - started).TotalSeconds * PerMinute / 60) : 0;

    /// <summary>Jobs that it took over from an earlier run were paid there.</summary>
    public static long Of(WorkflowRun workflow) => workflow.Jobs.Where(j => j.Workflow == workflow).Sum(Of);
}
