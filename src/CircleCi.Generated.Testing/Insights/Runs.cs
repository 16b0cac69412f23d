using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;

namespace CircleCi.Generated.Testing.Insights;

/// <summary>What ran in a project, as far as Insights looks at it: on branches. Runs for a tag are left out.</summary>
internal static class Runs
{
    /// <summary>All workflows, oldest first.</summary>
    public static IEnumerable<WorkflowRun> Of(SandboxProject project) => project.Pipelines.Where(p => p.Branch is not null).SelectMany(p => p.Workflows);

    /// <summary>The workflows that a call is about: on all branches, on one, or on the default one.</summary>
    public static IEnumerable<WorkflowRun> Of(Call call)
    {
        var project = call.Project();
        var branch = call.Query("all-branches") == "true" ? null : call.Query("branch") ?? project.DefaultBranch;
        var name = call.Query("workflowName");
        return Of(project).Where(w => (branch is null || w.Pipeline.Branch == branch) && (name is null || w.Script.Name == name));
    }

    /// <summary>The jobs that began in workflows, without those that were taken over from earlier runs, and without approvals.</summary>
    public static IEnumerable<JobRun> Jobs(IEnumerable<WorkflowRun> workflows) =>
        workflows.SelectMany(w => w.Jobs.Where(j => j.Workflow == w && j.Number is not null && j.StartedAt is not null));

    /// <summary>The last 90 days, or those of start-date and end-date.</summary>
    public static Func<DateTimeOffset, bool> Dates(Call call)
    {
        DateTimeOffset? start = call.Query("start-date") is { } from ? Server.Dates.Read("start-date", from) : null;
        DateTimeOffset? end = call.Query("end-date") is { } to ? Server.Dates.Read("end-date", to) : null;
        if (end is not null && start is null)
            throw new RequestError(400, "start-date: is needed with end-date.");
        if (end - start > TimeSpan.FromDays(Window.MaxDays))
            throw new RequestError(400, $"start-date and end-date must not be more than {Window.MaxDays} days apart.");
        var oldest = call.Now.AddDays(-Window.MaxDays);
        return time => time >= oldest && !(time < start) && !(time >= end);
    }
}
