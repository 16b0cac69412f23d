namespace CircleCi.Generated;

public readonly partial struct JobStatus
{
    /// <summary>Whether a job with this status has ended. False for a status that is not known to the SDK; a wait then ends when <see cref="V2.Job.StoppedAt"/> is set.</summary>
    public bool IsFinal => IsSuccess || IsFailure || Value is Values.Canceled or Values.NotRun or Values.Retried;

    /// <summary>Whether a job with this status has succeeded.</summary>
    public bool IsSuccess => Value is Values.Success;

    /// <summary>Whether a job with this status has failed, and makes its workflow fail: it has ended without success and was not canceled.</summary>
    public bool IsFailure => Value is Values.Failed or Values.InfrastructureFail or Values.TimedOut or Values.TerminatedUnknown or Values.Unauthorized;
}
