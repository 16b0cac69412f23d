namespace CircleCi.Generated;

public readonly partial struct WorkflowStatus
{
    /// <summary>Whether a workflow with this status has ended. False for <see cref="OnHold"/> and for a status that is not known to the SDK; a wait then ends when <see cref="V2.Workflow.StoppedAt"/> is set.</summary>
    public bool IsFinal => IsSuccess || IsFailure || Value is Values.Canceled or Values.NotRun;

    /// <summary>Whether a workflow with this status has succeeded.</summary>
    public bool IsSuccess => Value is Values.Success;

    /// <summary>Whether a workflow with this status has failed: it has ended without success and was not canceled. False for <see cref="Failing"/>, which is still running.</summary>
    public bool IsFailure => Value is Values.Failed or Values.Error or Values.Unauthorized;
}
