namespace CircleCi.Generated;

/// <summary>The level of a log entry.</summary>
public enum CircleCiLogLevel
{
    /// <summary>Each attempt of each call, with its status and duration.</summary>
    Debug,

    /// <summary>Events that the operator should know about: a retried call, or an operation that CircleCI will remove.</summary>
    Warning,
}
