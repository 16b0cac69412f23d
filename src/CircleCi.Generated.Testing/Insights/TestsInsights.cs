using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>Flaky tests of a project, and slow and failing ones of a workflow.</summary>
internal static class TestsInsights
{
    private const int FlakyDays = 14;
    private const int LatestRuns = 10;
    // Ours: CircleCI only says that there are more than it lists.
    private const int ListedTests = 10;

    public static SandboxResponse Flaky(Call call)
    {
        var project = call.Project();
        var since = call.Now.AddDays(-FlakyDays);
        var flakes = TestResult.Flakes(TestResult.Of(Runs.Of(project))).Where(f => f.Job.StoppedAt >= since).ToList();
        var times = flakes.GroupBy(f => f.Identity).ToDictionary(f => f.Key, f => f.Count());
        return new JObject
        {
            ["flaky-tests"] = new JArray(flakes.OrderByDescending(f => f.Job.StoppedAt).Select(f => new JObject
            {
                ["test-name"] = f.Test.Name,
                ["classname"] = f.Test.ClassName,
                ["file"] = f.Test.File,
                ["source"] = null,
                ["times-flaked"] = times[f.Identity],
                ["job-name"] = f.Job.Script.Name,
                ["job-number"] = f.Job.Number,
                ["pipeline-number"] = f.Job.Workflow.Pipeline.Number,
                ["workflow-id"] = f.Job.Workflow.Id,
                ["workflow-name"] = f.Job.Workflow.Script.Name,
                ["workflow-created-at"] = JsonTime.Of(f.Job.Workflow.CreatedAt),
                ["time-wasted"] = Figures.Whole(Run.Of(f.Job).Duration),
            })),
            ["total-flaky-tests"] = (double)times.Count,
        };
    }

    public static SandboxResponse Metrics(Call call)
    {
        var oldest = call.Now.AddDays(-Window.MaxDays);
        var runs = Runs.Of(call).Where(w => w.CreatedAt >= oldest).TakeLast(LatestRuns).Reverse()
            .Select(w => (Workflow: w, Results: TestResult.Of([w]).ToList())).Where(r => r.Results.Count > 0).ToList();
        var results = runs.SelectMany(r => r.Results).ToList();
        var flaky = TestResult.Flakes(results).Select(f => f.Identity).ToHashSet();
        var tests = results.GroupBy(r => r.Identity).Select(t => new Test([.. t], flaky.Contains(t.Key))).ToList();
        var (failed, failedExtra) = Top(tests.Where(t => t.Failures > 0), t => (double)t.Failures / t.Results.Count);
        var (slowest, slowestExtra) = Top(tests, t => t.P95);
        return new JObject
        {
            ["average_test_count"] = Figures.Whole(runs.Count == 0 ? 0 : runs.Average(r => r.Results.Count)),
            ["most_failed_tests"] = failed,
            ["most_failed_tests_extra"] = failedExtra,
            ["slowest_tests"] = slowest,
            ["slowest_tests_extra"] = slowestExtra,
            ["total_test_runs"] = runs.Count,
            ["test_runs"] = new JArray(runs.Select(r => TestRun(r.Workflow, r.Results))),
        };
    }

    /// <summary>The first tests by a figure, and how many more are just like the last of them.</summary>
    private static (JArray Tests, int Extra) Top(IEnumerable<Test> tests, Func<Test, double> figure)
    {
        var sorted = tests.OrderByDescending(figure).ToList();
        return (new JArray(sorted.Take(ListedTests).Select(t => t.Json())), sorted.Skip(ListedTests).Count(t => figure(t) == figure(sorted[ListedTests - 1])));
    }

    private static JObject TestRun(Workflows.WorkflowRun workflow, List<TestResult> results)
    {
        var failures = results.Count(r => r.HasFailed);
        return new JObject
        {
            ["pipeline_number"] = workflow.Pipeline.Number,
            ["workflow_id"] = workflow.Id,
            ["success_rate"] = (double)(results.Count - failures) / results.Count,
            ["test_counts"] = new JObject { ["error"] = 0, ["failure"] = failures, ["skipped"] = 0, ["success"] = results.Count - failures, ["total"] = results.Count },
        };
    }

    private sealed record Test(List<TestResult> Results, bool IsFlaky)
    {
        public int Failures { get; } = Results.Count(r => r.HasFailed);

        public double P95 { get; } = Figures.P95([.. Results.Select(r => r.Test.Seconds).Order()])!.Value;

        public JObject Json() => new()
        {
            ["test_name"] = Results[0].Test.Name,
            ["classname"] = Results[0].Test.ClassName,
            ["file"] = Results[0].Test.File,
            ["source"] = null,
            ["job_name"] = Results[0].Job.Script.Name,
            ["failed_runs"] = Failures,
            ["total_runs"] = Results.Count,
            ["flaky"] = IsFlaky,
            ["p95_duration"] = P95,
        };
    }
}
