using CircleCi.Generated.Http;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

/// <summary>Waits for a pipeline. Its state shows how far its configuration is processed; only its workflows show whether its work is done.</summary>
internal sealed class PipelineWait(PipelinesClient pipelines, WorkflowsClient workflows, ApiConnection connection, CallMode mode, PipelineId id, WaitOptions options, CancellationToken cancellation)
{
    private TimeSpan? _stoppedAt;

    /// <param name="progress">Is notified of changes.</param>
    /// <param name="first">How it stood when it was triggered, if that was just now.</param>
    public async Task<PipelineRun> RunAsync(IProgress<PipelineProgress>? progress, PipelineProgress? first = null)
    {
        var poll = new Poll<PipelineProgress>(connection, mode, options, $"Pipeline {id}", Describe, static p => p.Key, progress, cancellation);
        var end = await poll.UntilAsync(LookAsync, IsDone, first).ConfigureAwait(false);
        return new PipelineRun
        {
            Pipeline = end.Pipeline,
            Workflows = end.Workflows,
            PendingApprovals = end.PendingApprovals,
            FailedJobs = await new WorkflowReader(mode, cancellation).FailedJobsAsync(workflows, end.Workflows).ConfigureAwait(false),
        };
    }

    private async Task<PipelineProgress> LookAsync(CancellationToken token)
    {
        var reader = new WorkflowReader(mode, token);
        // In this order: when the state says that there are workflows, the list is no older.
        var pipeline = await mode.CallAsync(() => pipelines.GetAsync(id, token), () => pipelines.Get(id, token)).ConfigureAwait(false);
        var current = await reader.WorkflowsAsync(pipelines, id).ConfigureAwait(false);
        return new PipelineProgress
        {
            Pipeline = pipeline,
            Workflows = current,
            PendingApprovals = await reader.PendingApprovalsAsync(workflows, current).ConfigureAwait(false),
        };
    }

    private bool IsDone(PipelineProgress now)
    {
        var state = now.Pipeline.State;
        if (state == PipelineState.Errored)
            return true;
        if (!now.Workflows.All(HasStopped))
        {
            _stoppedAt = null;
            return false;
        }

        // What a setup workflow that failed has not continued, nothing will: a rerun of it fails (circleci.com/docs, dynamic configuration).
        if (state == PipelineState.Setup && now.Workflows.Any(w => IsSetup(w) && w.Status != WorkflowStatus.Success))
            return true;
        // Of a state that is new only this is certain: that there is nothing to run, or that what there was has ended.
        if (state != PipelineState.Created && (Ending.IsKnown(state) || (now.Workflows.Count == 0 && now.Pipeline.Errors.Count == 0)))
            return false;
        _stoppedAt ??= connection.Clock.Elapsed;
        return !ExpectsMore(now) || connection.Clock.Elapsed - _stoppedAt >= options.NewWorkflowTimeout;
    }

    private bool HasStopped(Workflow workflow) => Ending.HasEnded(workflow) || (options.StopAtApproval && workflow.Status == WorkflowStatus.OnHold);

    private static bool ExpectsMore(PipelineProgress now) =>
        !Ending.IsKnown(now.Pipeline.State) || now.Workflows.All(IsSetup) || now.Workflows.Any(w => w.Status == WorkflowStatus.Failed && w.MaxAutoReruns > (w.AutoRerunNumber ?? 0));

    private static bool IsSetup(Workflow workflow) => workflow.Tag == WorkflowTag.Setup;

    private static string Describe(PipelineProgress now) =>
        now.Pipeline.State == PipelineState.Setup && now.Workflows.Count > 0 && now.Workflows.All(Ending.HasEnded) ? $"{now}; it was not continued after its setup" : now.ToString();
}
