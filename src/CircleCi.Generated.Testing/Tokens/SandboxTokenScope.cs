namespace CircleCi.Generated.Testing;

/// <summary>What a project's token may do, on v1 and v1.1. v2 takes personal tokens only.</summary>
public enum SandboxTokenScope
{
    /// <summary>Lists of builds, for badges.</summary>
    Status,

    /// <summary>All that can be read, artifacts included; once called view-builds.</summary>
    ReadOnly,

    /// <summary>All that a project's token may do at all; once called all.</summary>
    Admin,
}
