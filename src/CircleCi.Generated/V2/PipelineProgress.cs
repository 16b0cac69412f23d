namespace CircleCi.Generated.V2;

/// <summary>The progress of a pipeline during a wait.</summary>
public sealed class PipelineProgress
{
    /// <summary>The pipeline, with its state and errors. Right after it was triggered, only the values of that response: ID, number, state and time.</summary>
    public Pipeline Pipeline { get; init; } = new();

    /// <summary>The workflows of the pipeline, oldest first; only the newest of those that were rerun. Empty until there are any.</summary>
    public IReadOnlyList<Workflow> Workflows { get; init; } = [];

    /// <summary>The approvals that workflows on hold are waiting for.</summary>
    public IReadOnlyList<PendingApproval> PendingApprovals { get; init; } = [];

    internal string Key => string.Join(" ", Workflows.Select(w => $"{w.Id}:{w.Status}").Concat(PendingApprovals.Select(a => $"{a.ApprovalRequestId}")).Prepend(Pipeline.State.Value));

    /// <summary>Returns a description such as <c>pipeline 42 is created: build success, deploy on_hold; waits for the approval of deploy/hold</c>.</summary>
    public override string ToString() =>
        $"pipeline {Pipeline.Number} is {Pipeline.State}"
        + (Workflows.Count == 0 ? "" : $": {string.Join(", ", Workflows.Select(w => $"{w.Name} {w.Status}"))}")
        + (PendingApprovals.Count == 0 ? "" : $"; waits for the approval of {string.Join(", ", PendingApprovals)}");

    /// <summary>The id of the pipeline.</summary>
    public static implicit operator PipelineId(PipelineProgress it) => IdText.Of(it, nameof(it)).Pipeline;
}
