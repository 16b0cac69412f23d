namespace CircleCi.Generated.V2;

/// <summary>The result of waiting for a pipeline.</summary>
public sealed class PipelineRun
{
    private static readonly WorkflowStatus[] WorstFirst =
        [WorkflowStatus.Error, WorkflowStatus.Failed, WorkflowStatus.Unauthorized, WorkflowStatus.Canceled, WorkflowStatus.OnHold, WorkflowStatus.NotRun, WorkflowStatus.Success];

    /// <summary>The pipeline. If its state is <see cref="PipelineState.Errored"/>, <see cref="V2.Pipeline.Errors"/> contains the reasons.</summary>
    public Pipeline Pipeline { get; init; } = new();

    /// <summary>The workflows of the pipeline, oldest first; only the newest of those that were rerun. Empty if there were none to run.</summary>
    public IReadOnlyList<Workflow> Workflows { get; init; } = [];

    /// <summary>The jobs in all <see cref="Workflows"/> whose status is a failure (<see cref="JobStatus.IsFailure"/>).</summary>
    public IReadOnlyList<WorkflowJob> FailedJobs { get; init; } = [];

    /// <summary>The approvals that the pipeline is waiting for; empty unless the wait ended because of <see cref="WaitOptions.StopAtApproval"/>.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    /// <summary>
    /// The worst status of the workflows, in the order <c>error</c>, <c>failed</c>, <c>unauthorized</c>, <c>canceled</c>, <c>on_hold</c>,
    /// <c>not_run</c>, <c>success</c>; a status that is not known to the SDK comes before all of them. Also <c>error</c> if the pipeline itself has errors, and <c>not_run</c>
    /// if it has no workflows.
    /// </summary>
    public WorkflowStatus Status =>
        Pipeline.State == PipelineState.Errored || (Workflows.Count == 0 && Pipeline.Errors.Count > 0) ? WorkflowStatus.Error
        : Workflows.Count == 0 ? WorkflowStatus.NotRun
        : Workflows.Select(w => w.Status).OrderBy(s => Array.IndexOf(WorstFirst, s)).First();

    /// <summary>Whether there are workflows and all of them succeeded.</summary>
    public bool IsSuccess => Status == WorkflowStatus.Success;

    /// <summary>Returns a description such as <c>pipeline 42: failed; build failed, deploy not_run; failed: test, lint</c>, with the errors of a configuration that could not be processed.</summary>
    public override string ToString() => $"pipeline {Pipeline.Number}: {Status}"
        + (Pipeline.Errors.Count == 0 ? "" : $"; {string.Join("; ", Pipeline.Errors.Select(e => e.Message))}")
        + (Workflows.Count == 0 ? "" : $"; {string.Join(", ", Workflows.Select(w => $"{w.Name} {w.Status}"))}")
        + (FailedJobs.Count == 0 ? "" : $"; failed: {string.Join(", ", FailedJobs.Select(j => j.Name))}")
        + (PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}");

    /// <summary>The id of the pipeline.</summary>
    public static implicit operator PipelineId(PipelineRun it) => IdText.Of(it, nameof(it)).Pipeline;
}
