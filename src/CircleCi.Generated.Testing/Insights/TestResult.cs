using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Workflows;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>A test that a job reported.</summary>
internal sealed record TestResult(JobRun Job, TestScript Test)
{
    /// <summary>A job that fails only so many times succeeds because its tests do.</summary>
    public bool HasFailed => Test.Failure is not null && (Job.Script.Failure is null || Job.HasFailed);

    /// <summary>What makes it the same test: reruns and later pipelines have it too.</summary>
    public (string Workflow, string Job, string ClassName, string Name) Identity => (Job.Workflow.Script.Name, Job.Script.Name, Test.ClassName, Test.Name);

    public static IEnumerable<TestResult> Of(IEnumerable<WorkflowRun> workflows) =>
        from job in Runs.Jobs(workflows)
        where job.HasFailed || job.Status == "success"
        from test in job.Script.Tests
        select new TestResult(job, test);

    /// <summary>The failures of tests that passed on the same commit, too: that of one pipeline and its reruns.</summary>
    public static IEnumerable<TestResult> Flakes(IEnumerable<TestResult> results) =>
        from test in results.GroupBy(r => (r.Job.Workflow.Pipeline, r.Identity))
        where test.Any(r => r.HasFailed) && !test.All(r => r.HasFailed)
        from flake in test
        where flake.HasFailed
        select flake;
}
