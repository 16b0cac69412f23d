using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>Summaries of an organization and of a project, with trends.</summary>
internal static class SummaryInsights
{
    public static SandboxResponse OfOrganization(Call call)
    {
        var org = call.Org(call["orgSlug"]);
        var window = Window.Of(call);
        var names = call.Queries("project-names").ToHashSet();
        return new JObject
        {
            ["org_data"] = Totals(org.Projects.SelectMany(Runs.Of), window, hasThroughput: true),
            ["org_project_data"] = new JArray(org.Projects.Where(p => names.Contains(p.Name)).Select(p =>
            {
                var totals = Totals(Runs.Of(p), window, hasThroughput: false);
                totals["project_name"] = p.Name;
                return totals;
            })),
            ["all_projects"] = new JArray(org.Projects.Select(p => p.Name)),
        };
    }

    public static SandboxResponse OfProject(Call call)
    {
        var project = call.Project();
        var window = Window.Of(call);
        var runs = Runs.Of(project).ToList();
        var (workflows, branches) = (call.Queries("workflow-names").ToHashSet(), call.Queries("branches").ToHashSet());
        var wanted = runs.Where(w => window.Has(w.CreatedAt) && (workflows.Count == 0 || workflows.Contains(w.Script.Name))).ToList();
        return new JObject
        {
            ["org_id"] = project.Org.Id,
            ["project_id"] = project.Id,
            ["all_branches"] = new JArray(runs.Select(w => w.Pipeline.Branch).Distinct()),
            ["all_workflows"] = new JArray(runs.Select(w => w.Script.Name).Distinct()),
            ["project_data"] = Totals(runs, window, hasThroughput: true),
            ["project_workflow_data"] = new JArray(wanted.Select(w => w.Script.Name).Distinct().Select(name =>
            {
                var workflow = Workflow(runs.Where(w => w.Script.Name == name), window);
                workflow["workflow_name"] = name;
                return workflow;
            })),
            ["project_workflow_branch_data"] = new JArray(wanted.Select(w => (w.Script.Name, w.Pipeline.Branch)).Distinct()
                .Where(key => branches.Count == 0 || branches.Contains(key.Branch!)).Select(key =>
                {
                    var workflow = Workflow(runs.Where(w => (w.Script.Name, w.Pipeline.Branch) == key), window);
                    (workflow["workflow_name"], workflow["branch"]) = (key.Name, key.Branch);
                    return workflow;
                })),
        };
    }

    private static JObject Totals(IEnumerable<WorkflowRun> workflows, Window window, bool hasThroughput)
    {
        var runs = workflows.Select(Run.Of).ToList();
        var (now, before) = (window.Figures(runs), window.Before.Figures(runs));
        var metrics = new JObject
        {
            ["total_runs"] = now.Total,
            ["total_duration_secs"] = Figures.Whole(now.TotalDuration),
            ["total_credits_used"] = now.Credits,
            ["success_rate"] = now.SuccessRate,
        };
        var trends = new JObject
        {
            ["total_runs"] = Figures.Trend(now.Total, before.Total),
            ["total_duration_secs"] = Figures.Trend(now.TotalDuration, before.TotalDuration),
            ["total_credits_used"] = Figures.Trend(now.Credits, before.Credits),
            ["success_rate"] = Figures.Trend(now.SuccessRate, before.SuccessRate),
        };
        if (hasThroughput)
            (metrics["throughput"], trends["throughput"]) = (now.Throughput, Figures.Trend(now.Throughput, before.Throughput));
        return new JObject { ["metrics"] = metrics, ["trends"] = trends };
    }

    private static JObject Workflow(IEnumerable<WorkflowRun> workflows, Window window)
    {
        var runs = workflows.Select(Run.Of).ToList();
        var (now, before) = (window.Figures(runs), window.Before.Figures(runs));
        return new JObject
        {
            ["metrics"] = new JObject
            {
                ["total_runs"] = now.Total,
                ["total_credits_used"] = now.Credits,
                ["success_rate"] = now.SuccessRate,
                ["p95_duration_secs"] = now.P95Duration ?? 0,
            },
            ["trends"] = new JObject
            {
                ["total_runs"] = Figures.Trend(now.Total, before.Total),
                ["total_credits_used"] = Figures.Trend(now.Credits, before.Credits),
                ["success_rate"] = Figures.Trend(now.SuccessRate, before.SuccessRate),
                ["p95_duration_secs"] = Figures.Trend(now.P95Duration, before.P95Duration),
            },
        };
    }
}
