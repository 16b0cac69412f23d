namespace CircleCi.Generated;

/// <summary>How much an entry of the log matters.</summary>
public enum CircleCiLogLevel
{
    /// <summary>Each try of each call, with its status and time.</summary>
    Debug,

    /// <summary>What somebody should know of who runs the program: a call that is tried again, an operation that CircleCI will remove.</summary>
    Warning,
}
