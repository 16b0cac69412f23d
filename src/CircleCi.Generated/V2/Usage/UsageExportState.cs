namespace CircleCi.Generated.V2;

public readonly partial struct UsageExportState
{
    /// <summary>Whether an export in this state has ended. False for a state that the SDK does not know.</summary>
    public bool IsFinal => IsSuccess || IsFailure;

    /// <summary>Whether the files can be downloaded.</summary>
    public bool IsSuccess => Value is Values.Completed;

    /// <summary>Whether the export has failed.</summary>
    public bool IsFailure => Value is Values.Failed;
}
