namespace CircleCi.Generated.Testing.World;

/// <summary>A person with an account. An admin may see and do everything.</summary>
internal sealed record SandboxUser(Guid Id, string Login, string Name, bool IsAdmin = false)
{
    /// <summary>Nobody: there is no token, or it is a project's.</summary>
    public static SandboxUser None { get; } = new(Guid.Empty, "nobody", "Nobody");
}
