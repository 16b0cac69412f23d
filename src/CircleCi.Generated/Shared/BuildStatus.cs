namespace CircleCi.Generated;

public readonly partial struct BuildStatus
{
    /// <summary>Whether a build with this status has ended. False for a status that is not known to the SDK.</summary>
    public bool IsFinal => IsSuccess || IsFailure || Value is Values.Canceled or Values.NotRun or Values.Retried;

    /// <summary>Whether a build with this status has succeeded.</summary>
    public bool IsSuccess => Value is Values.Success or Values.Fixed or Values.NoTests;

    /// <summary>Whether a build with this status has failed: it has ended without success and was not canceled.</summary>
    public bool IsFailure => Value is Values.Failed or Values.InfrastructureFail or Values.TimedOut;
}
