namespace CircleCi.Generated.V2;

/// <summary>A pipeline that was waited for, as it ended.</summary>
public sealed class PipelineRun
{
    private static readonly WorkflowStatus[] WorstFirst =
        [WorkflowStatus.Error, WorkflowStatus.Failed, WorkflowStatus.Unauthorized, WorkflowStatus.Canceled, WorkflowStatus.OnHold, WorkflowStatus.NotRun, WorkflowStatus.Success];

    /// <summary>The pipeline. Its <see cref="V2.Pipeline.Errors"/> say why there is nothing to run if its state is <c>errored</c>.</summary>
    public Pipeline Pipeline { get; init; } = new();

    /// <summary>Its workflows, oldest first; of those that were rerun, the newest one only. Empty if none was to run.</summary>
    public IReadOnlyList<Workflow> Workflows { get; init; } = [];

    /// <summary>The jobs that ended with <see cref="JobStatus.IsFailure"/>, in all of <see cref="Workflows"/>.</summary>
    public IReadOnlyList<WorkflowJob> FailedJobs { get; init; } = [];

    /// <summary>What somebody has to approve before it goes on; empty unless the wait ended because of <see cref="WaitOptions.StopAtApproval"/>.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    /// <summary>
    /// The worst status of its workflows, in the order <c>error</c>, <c>failed</c>, <c>unauthorized</c>, <c>canceled</c>, <c>on_hold</c>,
    /// <c>not_run</c>, <c>success</c>; before all of them one that the SDK does not know. <c>error</c> too if the pipeline itself has errors, and <c>not_run</c>
    /// if there is no workflow.
    /// </summary>
    public WorkflowStatus Status =>
        Pipeline.State == PipelineState.Errored || (Workflows.Count == 0 && Pipeline.Errors.Count > 0) ? WorkflowStatus.Error
        : Workflows.Count == 0 ? WorkflowStatus.NotRun
        : Workflows.Select(w => w.Status).OrderBy(s => Array.IndexOf(WorstFirst, s)).First();

    /// <summary>Whether all of its workflows succeeded, and there is one.</summary>
    public bool IsSuccess => Status == WorkflowStatus.Success;

    /// <summary>A line such as <c>pipeline 42: failed; build failed, deploy not_run; failed: test, lint</c>, with the errors of a configuration that could not be read.</summary>
    public override string ToString() => $"pipeline {Pipeline.Number}: {Status}"
        + (Pipeline.Errors.Count == 0 ? "" : $"; {string.Join("; ", Pipeline.Errors.Select(e => e.Message))}")
        + (Workflows.Count == 0 ? "" : $"; {string.Join(", ", Workflows.Select(w => $"{w.Name} {w.Status}"))}")
        + (FailedJobs.Count == 0 ? "" : $"; failed: {string.Join(", ", FailedJobs.Select(j => j.Name))}")
        + (PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}");

    /// <summary>The id of the pipeline.</summary>
    public static implicit operator PipelineId(PipelineRun it) => IdText.Of(it, nameof(it)).Pipeline;
}
