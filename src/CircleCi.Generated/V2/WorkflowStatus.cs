namespace CircleCi.Generated.V2;

public readonly partial struct WorkflowStatus
{
    /// <summary>Whether a workflow with this status has ended. False for <see cref="OnHold"/> and for a status that is not known to the SDK; a wait then ends when <see cref="Workflow.StoppedAt"/> is set.</summary>
    public bool IsFinal => Value is Values.Success or Values.Failed or Values.Error or Values.Canceled or Values.Unauthorized or Values.NotRun;
}
