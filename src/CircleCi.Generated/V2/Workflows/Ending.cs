namespace CircleCi.Generated.V2;

/// <summary>Whether what is waited for has ended. Its status says so; of one that the SDK does not know, what else came with it does.</summary>
internal static class Ending
{
    public static bool HasEnded(Workflow workflow) => workflow.Status.IsFinal || (workflow.StoppedAt is not null && !IsUnderWay(workflow.Status));

    public static bool HasEnded(Job job) => job.Status.IsFinal || (job.StoppedAt is not null && !IsUnderWay(job.Status));

    public static bool IsCompleted(UsageExport export) =>
        export.State == UsageExportState.Completed || (!IsKnown(export.State) && export.DownloadUrls.Count > 0 && string.IsNullOrEmpty(export.ErrorReason));

    public static bool HasFailed(UsageExport export) =>
        export.State == UsageExportState.Failed || (!IsKnown(export.State) && !string.IsNullOrEmpty(export.ErrorReason));

    public static bool IsKnown(PipelineState state) =>
        state.Value is PipelineState.Values.Created or PipelineState.Values.Errored or PipelineState.Values.Pending or PipelineState.Values.Setup or PipelineState.Values.SetupPending;

    private static bool IsKnown(UsageExportState state) =>
        state.Value is UsageExportState.Values.Completed or UsageExportState.Values.Created or UsageExportState.Values.Failed or UsageExportState.Values.Processing;

    private static bool IsUnderWay(WorkflowStatus status) => status.Value is WorkflowStatus.Values.Running or WorkflowStatus.Values.Failing or WorkflowStatus.Values.OnHold;

    private static bool IsUnderWay(JobStatus status) =>
        status.Value is JobStatus.Values.Blocked or JobStatus.Values.NotRunning or JobStatus.Values.OnHold or JobStatus.Values.Queued or JobStatus.Values.Running;
}
