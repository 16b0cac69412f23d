using CircleCi.Generated.Http;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

/// <summary>Waits for a workflow.</summary>
internal sealed class WorkflowWait(WorkflowsClient workflows, ApiConnection connection, CallMode mode, WorkflowId id, WaitOptions options, CancellationToken cancellation)
{
    public async Task<WorkflowRun> RunAsync(IProgress<WorkflowProgress>? progress)
    {
        var poll = new Poll<WorkflowProgress>(connection, mode, options, $"Workflow {id}", static p => p.ToString(), static p => p.Key, progress, cancellation);
        var end = await poll.UntilAsync(LookAsync, IsDone).ConfigureAwait(false);
        return new WorkflowRun
        {
            Workflow = end.Workflow,
            PendingApprovals = end.PendingApprovals,
            FailedJobs = await new WorkflowReader(mode, cancellation).FailedJobsAsync(workflows, [end.Workflow]).ConfigureAwait(false),
        };
    }

    private async Task<WorkflowProgress> LookAsync(CancellationToken token)
    {
        var workflow = await mode.CallAsync(() => workflows.GetAsync(id, token), () => workflows.Get(id, token)).ConfigureAwait(false);
        return new WorkflowProgress { Workflow = workflow, PendingApprovals = await new WorkflowReader(mode, token).PendingApprovalsAsync(workflows, [workflow]).ConfigureAwait(false) };
    }

    private bool IsDone(WorkflowProgress now) => Ending.HasEnded(now.Workflow) || (options.StopAtApproval && now.Workflow.Status == WorkflowStatus.OnHold);
}
