using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

/// <summary>A workflow takes two seconds more than its job, which waits as long in the queue; a minute of a job costs 10 credits.</summary>
public class ComputingFigures
{
    [Fact]
    public async Task Measures_the_jobs_that_ran()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        foreach (var seconds in new[] { 30, 10, 60, 20, 90 })
            Run(shop, seconds, fails: seconds == 90);
        Run(shop, 1000, fails: false, branch: "next");

        var job = Assert.Single((await client.V2.Insights.ListJobsAsync(shop.Slug, "build", new() { ReportingWindow = InsightsReportingWindow.Last7Days, JobName = "es" })).Items);

        Assert.Equal("test", job.Name);
        Assert.Equal((5, 4, 1), (job.Metrics.TotalRuns, job.Metrics.SuccessfulRuns, job.Metrics.FailedRuns));
        Assert.Equal(0.8, job.Metrics.SuccessRate);
        Assert.Equal(5 / 7d, job.Metrics.Throughput, 6);
        // 5, 2, 10, 4 and 15 credits.
        Assert.Equal(36, job.Metrics.TotalCreditsUsed);
        var durations = job.Metrics.DurationMetrics;
        Assert.Equal((Seconds(10), Seconds(42), Seconds(30), Seconds(90), Seconds(90)), (durations.Min!.Value, durations.Mean!.Value, durations.Median!.Value, durations.P95!.Value, durations.Max!.Value));
        // The deviations from 42 are -12, -32, 18, -22 and 48: 4280 in squares, 856 on average.
        Assert.Equal(29.2575, durations.StandardDeviation!.Value.TotalSeconds, 4);
        Assert.Empty(client.V2.Insights.ListJobs(shop.Slug, "build", new() { JobName = "deploy" }).Items);
    }

    [Fact]
    public async Task Takes_the_nearest_rank_for_a_percentile_and_the_middle_of_two_for_a_median()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        foreach (var seconds in Enumerable.Range(1, 40))
            Run(shop, seconds * 6, fails: false);

        var durations = client.V2.Insights.ListJobs(shop.Slug, "build").Items[0].Metrics.DurationMetrics;

        // The 38th of 40, and the middle of the 20th and the 21st.
        Assert.Equal((Seconds(228), Seconds(123)), (durations.P95!.Value, durations.Median!.Value));
    }

    [Fact]
    public async Task Measures_workflows_on_the_default_branch_on_another_or_on_all()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var begin = circle.Clock.UtcNow;
        Run(shop, 30, fails: true);
        circle.Clock.Advance(begin.AddHours(1) - circle.Clock.UtcNow);
        Run(shop, 90, fails: false);
        Run(shop, 60, fails: false, branch: "next");

        var main = Assert.Single(client.V2.Insights.ListWorkflows(shop.Slug).Items);
        var next = Assert.Single((await client.V2.Insights.ListWorkflowsAsync(shop.Slug, new() { Branch = "next" })).Items);
        var all = Assert.Single(client.V2.Insights.ListWorkflows(shop.Slug, new() { AllBranches = true }).Items);

        Assert.Equal(("build", shop.Id), (main.Name, main.ProjectId.Value));
        Assert.Equal((2, 0.5, 20L), (main.Metrics.TotalRuns, main.Metrics.SuccessRate, main.Metrics.TotalCreditsUsed!.Value));
        Assert.Equal((Seconds(32), Seconds(92)), (main.Metrics.DurationMetrics.Min!.Value, main.Metrics.DurationMetrics.Max!.Value));
        // An hour later, and a job that takes a minute more.
        Assert.Equal((Seconds(3660), 1L), (main.Metrics.Mttr!.Value, main.Metrics.TotalRecoveries!.Value));
        Assert.Equal(TimeSpan.FromHours(1), main.WindowEnd - main.WindowStart);
        Assert.Equal((1L, Seconds(62), (TimeSpan?)null), (next.Metrics.TotalRuns, next.Metrics.DurationMetrics.Mean!.Value, next.Metrics.Mttr));
        Assert.Equal(3, all.Metrics.TotalRuns);
        Assert.Equal(["main", "next"], client.V2.Insights.GetBranches(shop.Slug).Branches);
        Assert.Empty(client.V2.Insights.GetBranches(shop.Slug, new() { WorkflowName = "deploy" }).Branches);
    }

    [Fact]
    public async Task Lists_the_runs_of_a_workflow_newest_first_with_nulls_for_one_that_goes_on()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        Run(shop, 30, fails: false);
        circle.Clock.Advance(TimeSpan.FromHours(1));
        var middle = circle.Clock.UtcNow;
        Run(shop, 30, fails: true);
        shop.HasPipeline();
        circle.Clock.Advance(TimeSpan.FromSeconds(10));

        var runs = client.V2.Insights.EnumerateWorkflowRuns(shop.Slug, "build").ToList();

        Assert.Equal([null, WorkflowStatus.Failed, WorkflowStatus.Success], runs.Select(r => r.Status));
        Assert.Equal([null, Seconds(32), Seconds(32)], runs.Select(r => r.Duration));
        Assert.Equal([0, 5, 5], runs.Select(r => r.CreditsUsed));
        Assert.Null(runs[0].StoppedAt);
        Assert.Equal(runs[2].Id, Assert.Single((await client.V2.Insights.ListWorkflowRunsAsync(shop.Slug, "build", new() { StartDate = middle.AddDays(-1), EndDate = middle })).Items).Id);
        Assert.Contains("start-date: is needed", Assert.ThrowsAny<CircleCiException>(() => client.V2.Insights.ListWorkflowRuns(shop.Slug, "build", new() { EndDate = middle })).Message);
    }

    [Fact]
    public async Task Counts_by_the_day_and_by_the_hour()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var monday = circle.Clock.UtcNow.Date;
        Run(shop, 60, fails: false);
        Run(shop, 30, fails: true);
        circle.Clock.Advance(TimeSpan.FromHours(1));
        Run(shop, 90, fails: false);
        circle.Clock.Advance(TimeSpan.FromDays(1));
        Run(shop, 30, fails: false);

        var days = client.V2.Insights.ListJobTimeSeries(shop.Slug, "build").Items;
        var hours = (await client.V2.Insights.ListJobTimeSeriesAsync(shop.Slug, "build", new() { Granularity = InsightsGranularity.Hourly })).Items;

        Assert.Equal([monday.AddDays(1), monday], days.Select(d => d.Timestamp.UtcDateTime));
        Assert.Equal([monday.AddHours(34), monday.AddHours(10), monday.AddHours(9)], hours.Select(h => h.Timestamp.UtcDateTime));
        var first = days[1];
        Assert.Equal((3, 2, 1), (first.Metrics.TotalRuns, first.Metrics.SuccessfulRuns, first.Metrics.FailedRuns));
        Assert.Equal((30, 10), (first.Metrics.TotalCreditsUsed, first.Metrics.MedianCreditsUsed));
        Assert.Equal((Seconds(30), Seconds(60), Seconds(90), Seconds(180)), (first.Metrics.DurationMetrics.Min!.Value, first.Metrics.DurationMetrics.Median!.Value, first.Metrics.DurationMetrics.Max!.Value, first.Metrics.DurationMetrics.Total!.Value));
        Assert.Equal((3d, 48d), (first.Metrics.Throughput, hours[2].Metrics.Throughput));
        Assert.True(first.MinStartedAt < first.MaxEndedAt);
    }

    [Fact]
    public async Task Forgets_what_is_older_than_90_days_and_compares_with_the_window_before()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        Run(shop, 30, fails: false);
        Run(shop, 30, fails: true);
        circle.Clock.Advance(TimeSpan.FromDays(91));
        Run(shop, 90, fails: false);

        var summary = await client.V2.Insights.GetWorkflowSummaryAsync(shop.Slug, "build");
        var nothing = client.V2.Insights.GetWorkflowSummary(shop.Slug, "deploy");

        Assert.Equal((1, 1L, 15L), (summary.Metrics.TotalRuns, summary.Metrics.CompletedRuns!.Value, summary.Metrics.TotalCreditsUsed!.Value));
        Assert.Equal((0.5, 2, 1.5), (summary.Trends.TotalRuns, summary.Trends.SuccessRate, summary.Trends.TotalCreditsUsed));
        Assert.Equal((0d, 1d), (summary.Trends.FailedRuns, summary.Trends.Mttr));
        Assert.Equal(["build"], summary.WorkflowNames);
        Assert.Null(nothing.Metrics.DurationMetrics.Mean);
        Assert.Equal((0L, 1d), (nothing.Metrics.TotalRuns, nothing.Trends.TotalRuns));
        Assert.Single(client.V2.Insights.ListWorkflowRuns(shop.Slug, "build").Items);
    }

    private static void Run(SandboxProject project, int seconds, bool fails, string branch = "main") =>
        project.HasPipeline(p => p.OnBranch(branch).Workflow("build", w => _ = fails ? w.Job("test").Takes(TimeSpan.FromSeconds(seconds)).Fails() : w.Job("test").Takes(TimeSpan.FromSeconds(seconds)))).Finish();

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
