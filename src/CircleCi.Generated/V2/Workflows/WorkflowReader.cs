using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

/// <summary>Reads complete lists of workflows and jobs, and finds in them what those who wait want to know.</summary>
internal sealed class WorkflowReader(CallMode mode, CancellationToken cancellation)
{
    /// <summary>The workflows of a pipeline as they count: of each name the newest one, since a rerun is a workflow of its own. Oldest first.</summary>
    public async Task<IReadOnlyList<Workflow>> WorkflowsAsync(PipelinesClient pipelines, PipelineId pipelineId)
    {
        var all = await AllAsync(
            "workflows",
            page => mode.CallAsync(() => pipelines.ListWorkflowsAsync(pipelineId, page, cancellation), () => pipelines.ListWorkflows(pipelineId, page, cancellation)),
            token => new PipelinesListWorkflowsOptions { PageToken = token },
            page => (page.Items, page.NextPageToken)).ConfigureAwait(false);
        return [.. all.GroupBy(w => (w.Name, w.Tag)).Select(g => g.Aggregate((one, other) => other.CreatedAt > one.CreatedAt ? other : one)).OrderBy(w => w.CreatedAt)];
    }

    /// <summary>What has to be approved of workflows that are on hold. Of others nothing is requested, to make no more calls than needed.</summary>
    public async Task<IReadOnlyList<PendingApproval>> PendingApprovalsAsync(WorkflowsClient client, IEnumerable<Workflow> workflows)
    {
        var approvals = new List<PendingApproval>();
        foreach (var workflow in workflows.Where(w => w.Status == WorkflowStatus.OnHold))
        {
            var jobs = await JobsAsync(client, workflow.Id).ConfigureAwait(false);
            approvals.AddRange(jobs.Where(j => j.Type == WorkflowJobType.Approval && j.Status == JobStatus.OnHold).Select(j => new PendingApproval { Workflow = workflow, Job = j }));
        }

        return approvals;
    }

    public async Task<IReadOnlyList<WorkflowJob>> FailedJobsAsync(WorkflowsClient client, IEnumerable<Workflow> workflows)
    {
        var failed = new List<WorkflowJob>();
        foreach (var workflow in workflows.Where(w => w.Status != WorkflowStatus.Success))
            failed.AddRange((await JobsAsync(client, workflow.Id).ConfigureAwait(false)).Where(j => j.Status.IsFailure));
        return failed;
    }

    private Task<List<WorkflowJob>> JobsAsync(WorkflowsClient client, WorkflowId workflowId) => AllAsync(
        "jobs",
        page => mode.CallAsync(() => client.ListJobsAsync(workflowId, page, cancellation), () => client.ListJobs(workflowId, page, cancellation)),
        token => new WorkflowsListJobsOptions { PageToken = token },
        page => (page.Items, page.NextPageToken));

    private static async Task<List<TItem>> AllAsync<TPage, TOptions, TItem>(string what, Func<TOptions?, Task<TPage>> list, Func<string, TOptions> at, Func<TPage, (IList<TItem> Items, string? Next)> read)
        where TOptions : class
    {
        var all = new List<TItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        TOptions? options = null;
        while (true)
        {
            var (items, next) = read(await list(options).ConfigureAwait(false));
            all.AddRange(items);
            if (string.IsNullOrEmpty(next))
                return all;
            if (!seen.Add(next!))
                throw new CircleCiException($"CircleCI returned the same page token twice; the list of {what} cannot be read completely.");
            options = at(next!);
        }
    }
}
