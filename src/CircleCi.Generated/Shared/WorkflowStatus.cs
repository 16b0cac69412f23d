namespace CircleCi.Generated;

public readonly partial struct WorkflowStatus
{
    /// <summary>Whether a workflow with this status has ended. False for <c>on_hold</c>, and for a status that the SDK does not know; waiting ends at its <see cref="V2.Workflow.StoppedAt"/>.</summary>
    public bool IsFinal => IsSuccess || IsFailure || Value is Values.Canceled or Values.NotRun;

    /// <summary>Whether a workflow with this status has succeeded.</summary>
    public bool IsSuccess => Value is Values.Success;

    /// <summary>Whether a workflow with this status has ended badly by itself: neither success nor canceled by somebody. False for <c>failing</c>, which still runs.</summary>
    public bool IsFailure => Value is Values.Failed or Values.Error or Values.Unauthorized;
}
