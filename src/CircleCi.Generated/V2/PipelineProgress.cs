namespace CircleCi.Generated.V2;

/// <summary>How a pipeline stands that is waited for.</summary>
public sealed class PipelineProgress
{
    /// <summary>The pipeline, with its state and errors. Right after it was triggered, only what that answered: its id, number, state and time.</summary>
    public Pipeline Pipeline { get; init; } = new();

    /// <summary>Its workflows, oldest first; of those that were rerun, the newest one only. Empty until there are some.</summary>
    public IReadOnlyList<Workflow> Workflows { get; init; } = [];

    /// <summary>What somebody has to approve before the workflows that are <c>on_hold</c> go on.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    internal string Key => string.Join(" ", Workflows.Select(w => $"{w.Id}:{w.Status}").Concat(PendingApprovals.Select(a => $"{a.ApprovalRequestId}")).Prepend(Pipeline.State.Value));

    /// <summary>A line such as <c>pipeline 42 is created: build success, deploy on_hold; waits for the approval of deploy/hold</c>.</summary>
    public override string ToString() =>
        $"pipeline {Pipeline.Number} is {Pipeline.State}"
        + (Workflows.Count == 0 ? "" : $": {string.Join(", ", Workflows.Select(w => $"{w.Name} {w.Status}"))}")
        + (PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}");

    /// <summary>The id of the pipeline.</summary>
    public static implicit operator PipelineId(PipelineProgress it) => IdText.Of(it, nameof(it)).Pipeline;
}
