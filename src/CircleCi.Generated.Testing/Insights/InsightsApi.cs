using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>Figures about what ran in the sandbox. CircleCI refreshes them once a day; here they are of now.</summary>
internal static class InsightsApi
{
    private static readonly TimeSpan HourlyKept = TimeSpan.FromHours(48);

    public static void Map(Handlers on)
    {
        on["V2.Insights.GetOrganizationSummary"] = SummaryInsights.OfOrganization;
        on["V2.Insights.GetProjectSummary"] = SummaryInsights.OfProject;
        on["V2.Insights.GetBranches"] = Branches;
        on["V2.Insights.GetFlakyTests"] = TestsInsights.Flaky;
        on["V2.Insights.GetTestMetrics"] = TestsInsights.Metrics;
        on["V2.Insights.ListWorkflows"] = ListWorkflows;
        on["V2.Insights.ListWorkflowRuns"] = ListWorkflowRuns;
        on["V2.Insights.GetWorkflowSummary"] = WorkflowSummary;
        on["V2.Insights.ListJobs"] = ListJobs;
        on["V2.Insights.ListJobTimeSeries"] = ListJobTimeSeries;
    }

    private static SandboxResponse Branches(Call call)
    {
        var project = call.Project();
        var oldest = call.Now.AddDays(-Window.MaxDays);
        var name = call.Query("workflow-name");
        return new JObject
        {
            ["org_id"] = project.Org.Id,
            ["project_id"] = project.Id,
            ["branches"] = new JArray(Runs.Of(project).Where(w => w.CreatedAt >= oldest && (name is null || w.Script.Name == name)).Select(w => w.Pipeline.Branch).Distinct()),
        };
    }

    private static SandboxResponse ListWorkflows(Call call)
    {
        var project = call.Project();
        var window = Window.Of(call);
        return call.Page(Runs.Of(call).Where(w => window.Has(w.CreatedAt)).GroupBy(w => w.Script.Name).Select(runs =>
        {
            var figures = window.Figures(runs.Select(Run.Of));
            var metrics = Metrics(figures);
            (metrics["mttr"], metrics["total_recoveries"]) = (Figures.Whole(figures.Mttr), figures.RecoveryCount);
            return Summary(runs.Key, figures, metrics, project);
        }));
    }

    private static SandboxResponse ListWorkflowRuns(Call call)
    {
        var isMeant = Runs.Dates(call);
        return call.Page(Runs.Of(call).Where(w => isMeant(w.CreatedAt)).Reverse().Select(w => new JObject
        {
            ["id"] = w.Id,
            ["branch"] = w.Pipeline.Branch,
            ["status"] = w.StoppedAt is null ? null : w.Status,
            ["duration"] = Figures.Whole(Run.Of(w).Duration),
            ["created_at"] = JsonTime.Of(w.CreatedAt),
            ["stopped_at"] = JsonTime.Of(w.StoppedAt),
            ["credits_used"] = Run.Of(w).Credits,
            ["is_approval"] = false,
        }));
    }

    private static SandboxResponse WorkflowSummary(Call call)
    {
        var window = new Window(call.Now, Window.MaxDays);
        var runs = Runs.Of(call).Select(Run.Of).ToList();
        var (now, before) = (window.Figures(runs), window.Before.Figures(runs));
        var metrics = Metrics(now);
        metrics["completed_runs"] = now.Completed;
        metrics["mttr"] = Figures.Whole(now.Mttr);
        metrics["window_start"] = JsonTime.Of(now.WindowStart ?? window.Start);
        metrics["window_end"] = JsonTime.Of(now.WindowEnd ?? window.End);
        return new JObject
        {
            ["metrics"] = metrics,
            ["trends"] = new JObject
            {
                ["total_runs"] = Figures.Trend(now.Total, before.Total),
                ["failed_runs"] = Figures.Trend(now.Failed, before.Failed),
                ["success_rate"] = Figures.Trend(now.SuccessRate, before.SuccessRate),
                ["throughput"] = Figures.Trend(now.Throughput, before.Throughput),
                ["total_credits_used"] = Figures.Trend(now.Credits, before.Credits),
                ["median_duration_secs"] = Figures.Trend(now.MedianDuration, before.MedianDuration),
                ["p95_duration_secs"] = Figures.Trend(now.P95Duration, before.P95Duration),
                ["mttr"] = Figures.Trend(now.Mttr, before.Mttr),
            },
            ["workflow_names"] = new JArray(Runs.Of(call.Project()).Select(w => w.Script.Name).Distinct()),
        };
    }

    private static SandboxResponse ListJobs(Call call)
    {
        var window = Window.Of(call);
        var part = call.Query("job-name") ?? "";
        return call.Page(Runs.Jobs(Runs.Of(call))
            .Where(j => window.Has(j.StartedAt!.Value) && j.Script.Name.Contains(part, StringComparison.Ordinal))
            .GroupBy(j => j.Script.Name)
            .Select(jobs =>
            {
                var figures = window.Figures(jobs.Select(Run.Of));
                return Summary(jobs.Key, figures, Metrics(figures), project: null);
            }));
    }

    private static SandboxResponse ListJobTimeSeries(Call call)
    {
        var isHourly = call.Query("granularity") switch
        {
            // Ours: CircleCI does not say which it takes when nothing is said.
            null or "daily" => false,
            "hourly" => true,
            var other => throw new RequestError(400, $"granularity: '{other}' is not known; use hourly or daily."),
        };
        var isMeant = Runs.Dates(call);
        var oldest = isHourly ? call.Now - HourlyKept : DateTimeOffset.MinValue;
        var points = Runs.Jobs(Runs.Of(call))
            .Select(j => (j.Script.Name, Run: Run.Of(j)))
            .Where(j => j.Run.StartedAt >= oldest && isMeant(j.Run.StartedAt))
            .GroupBy(j => (Step: StepOf(j.Run.StartedAt, isHourly), j.Name))
            .OrderByDescending(p => p.Key.Step);
        return call.Page(points.Select(point =>
        {
            var figures = new Figures(point.Select(j => j.Run), isHourly ? 1 / 24d : 1);
            return new JObject
            {
                ["name"] = point.Key.Name,
                ["timestamp"] = JsonTime.Of(point.Key.Step),
                ["min_started_at"] = JsonTime.Of(figures.WindowStart),
                ["max_ended_at"] = JsonTime.Of(figures.LastEnd ?? call.Now),
                ["metrics"] = new JObject
                {
                    ["total_runs"] = figures.Total,
                    ["successful_runs"] = figures.Successful,
                    ["failed_runs"] = figures.Failed,
                    ["throughput"] = figures.Throughput,
                    ["total_credits_used"] = figures.Credits,
                    ["median_credits_used"] = figures.MedianCredits,
                    ["duration_metrics"] = figures.SeriesDurations(),
                },
            };
        }));
    }

    private static DateTimeOffset StepOf(DateTimeOffset time, bool isHourly)
    {
        var utc = time.UtcDateTime;
        return new DateTimeOffset(isHourly ? utc.Date.AddHours(utc.Hour) : utc.Date, TimeSpan.Zero);
    }

    private static JObject Metrics(Figures figures) => new()
    {
        ["total_runs"] = figures.Total,
        ["successful_runs"] = figures.Successful,
        ["failed_runs"] = figures.Failed,
        ["success_rate"] = figures.SuccessRate,
        ["throughput"] = figures.Throughput,
        ["total_credits_used"] = figures.Credits,
        ["duration_metrics"] = figures.Durations(),
    };

    private static JObject Summary(string name, Figures figures, JObject metrics, SandboxProject? project)
    {
        var summary = new JObject
        {
            ["name"] = name,
            ["metrics"] = metrics,
            ["window_start"] = JsonTime.Of(figures.WindowStart),
            ["window_end"] = JsonTime.Of(figures.WindowEnd),
        };
        if (project is not null)
            summary["project_id"] = project.Id;
        return summary;
    }
}
