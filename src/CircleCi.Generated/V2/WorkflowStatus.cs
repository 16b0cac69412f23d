namespace CircleCi.Generated.V2;

public readonly partial struct WorkflowStatus
{
    /// <summary>Whether a workflow with this status has ended. False for <c>on_hold</c>, and for a status that the SDK does not know; waiting ends at its <see cref="Workflow.StoppedAt"/>.</summary>
    public bool IsFinal => Value is Values.Success or Values.Failed or Values.Error or Values.Canceled or Values.Unauthorized or Values.NotRun;
}
