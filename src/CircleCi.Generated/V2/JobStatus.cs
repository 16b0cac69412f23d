namespace CircleCi.Generated.V2;

public readonly partial struct JobStatus
{
    /// <summary>Whether a job with this status has ended. False for a status that the SDK does not know; waiting ends at its <see cref="Job.StoppedAt"/>.</summary>
    public bool IsFinal => IsFailure || Value is Values.Success or Values.Canceled or Values.NotRun or Values.Retried;

    /// <summary>Whether a job with this status has ended badly by itself, and makes its workflow do so: neither success nor canceled by somebody.</summary>
    public bool IsFailure => Value is Values.Failed or Values.InfrastructureFail or Values.TimedOut or Values.TerminatedUnknown or Values.Unauthorized;
}
