namespace CircleCi.Generated;

public readonly partial struct JobStatus
{
    /// <summary>Whether a job with this status has ended. False for a status that the SDK does not know; waiting ends at its <see cref="V2.Job.StoppedAt"/>.</summary>
    public bool IsFinal => IsSuccess || IsFailure || Value is Values.Canceled or Values.NotRun or Values.Retried;

    /// <summary>Whether a job with this status has succeeded.</summary>
    public bool IsSuccess => Value is Values.Success;

    /// <summary>Whether a job with this status has ended badly by itself, and makes its workflow do so: neither success nor canceled by somebody.</summary>
    public bool IsFailure => Value is Values.Failed or Values.InfrastructureFail or Values.TimedOut or Values.TerminatedUnknown or Values.Unauthorized;
}
