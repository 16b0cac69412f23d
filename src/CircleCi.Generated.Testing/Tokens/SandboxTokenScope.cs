namespace CircleCi.Generated.Testing;

/// <summary>The scope of a project token, for v1 and v1.1. v2 accepts personal tokens only.</summary>
public enum SandboxTokenScope
{
    /// <summary>Lists of builds, for status badges.</summary>
    Status,

    /// <summary>All read operations, including artifacts; formerly called view-builds.</summary>
    ReadOnly,

    /// <summary>All operations that support project tokens; formerly called all.</summary>
    Admin,
}
