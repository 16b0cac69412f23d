using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class SummingUp
{
    [Fact]
    public async Task Sums_up_an_organization_and_the_projects_that_are_named()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        using var client = circle.CreateClient();
        acme.Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails())).Finish();
        circle.Clock.Advance(TimeSpan.FromDays(8));
        acme.Project("shop").HasPipeline().Finish();
        acme.Project("stock").HasPipeline(p => p.OnBranch("next")).Finish();
        acme.Project("idle");

        var summary = await client.V2.Insights.GetOrganizationSummaryAsync(acme.Slug, new() { ReportingWindow = Generated.V2.InsightsReportingWindow.Last7Days, ProjectNames = ["shop", "stock"] });

        Assert.Equal(["shop", "stock", "idle"], summary.AllProjects);
        var (metrics, trends) = (summary.OrgData.Metrics, summary.OrgData.Trends);
        Assert.Equal((2, TimeSpan.FromSeconds(64), 10, 1d), (metrics.TotalRuns, metrics.TotalDuration, metrics.TotalCreditsUsed, metrics.SuccessRate));
        Assert.Equal(2 / 7d, metrics.Throughput, 6);
        // From none to some is infinite, which is written as -1.
        Assert.Equal((2d, 2d, -1d), (trends.TotalRuns, trends.TotalCreditsUsed, trends.SuccessRate));
        Assert.Equal([("shop", 1, 1d), ("stock", 1, -1d)], summary.OrgProjectData.Select(p => (p.ProjectName, (int)p.Metrics.TotalRuns, p.Trends.TotalRuns)));
        Assert.Empty(client.V2.Insights.GetOrganizationSummary(acme.Slug).OrgProjectData);
    }

    [Fact]
    public async Task Sums_up_a_project_by_workflow_and_branch()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test")).Workflow("lint", w => w.Job("lint").Fails())).Finish();
        shop.HasPipeline(p => p.OnBranch("next").Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(90)))).Finish();
        shop.HasPipeline(p => p.OnBranch("other").Workflow("build", w => w.Job("test"))).Finish();

        var all = client.V2.Insights.GetProjectSummary(shop.Slug);
        var some = await client.V2.Insights.GetProjectSummaryAsync(shop.Slug, new() { Branches = ["next", "other"], WorkflowNames = ["build", "deploy"] });

        Assert.Equal((shop.Id, shop.Org.Id), (all.ProjectId!.Value.Value, all.OrgId!.Value.Value));
        Assert.Equal(["main", "next", "other"], all.AllBranches);
        Assert.Equal(["build", "lint"], all.AllWorkflows);
        Assert.Equal((4, 0.75), (all.ProjectData!.Metrics.TotalRuns, all.ProjectData.Metrics.SuccessRate));
        Assert.Equal([("build", 3, 92d), ("lint", 1, 32d)], all.ProjectWorkflowData.Select(w => (w.WorkflowName, (int)w.Metrics.TotalRuns, w.Metrics.P95Duration.TotalSeconds)));
        Assert.Equal(4, all.ProjectWorkflowBranchData.Count);
        Assert.Equal(["build"], some.ProjectWorkflowData.Select(w => w.WorkflowName));
        Assert.Equal([("next", 15), ("other", 5)], some.ProjectWorkflowBranchData.Select(w => (w.Branch, (int)w.Metrics.TotalCreditsUsed)));
    }
}
