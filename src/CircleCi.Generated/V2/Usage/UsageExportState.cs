namespace CircleCi.Generated.V2;

public readonly partial struct UsageExportState
{
    /// <summary>Whether an export in this state has ended. False for a state that is not known to the SDK.</summary>
    public bool IsFinal => IsSuccess || IsFailure;

    /// <summary>Whether an export in this state has succeeded, so that its files can be downloaded.</summary>
    public bool IsSuccess => Value is Values.Completed;

    /// <summary>Whether an export in this state has failed.</summary>
    public bool IsFailure => Value is Values.Failed;
}
