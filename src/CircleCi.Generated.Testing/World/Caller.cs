namespace CircleCi.Generated.Testing.World;

/// <summary>Whose token came with a request, and what it may see.</summary>
internal sealed class Caller(SandboxUser user)
{
    /// <summary>Somebody without a token.</summary>
    public static Caller Anonymous { get; } = new(SandboxUser.None);

    /// <summary>The project that a project's token is for; null for a personal token.</summary>
    public SandboxProject? TokenProject { get; init; }

    /// <summary>What a project's token may do.</summary>
    public SandboxTokenScope Scope { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public SandboxUser User => user;

    public bool IsAnonymous => this == Anonymous;

    /// <summary>The organization, if the caller may see it.</summary>
    public SandboxOrg? Visible(SandboxOrg? org) => org is not null && (user.IsAdmin || org.Members.Contains(user)) ? org : null;

    /// <summary>The project, if the caller may see it.</summary>
    public SandboxProject? Visible(SandboxProject? project) =>
        project is not null && (IsAnonymous ? project.IsPublic : TokenProject is null ? Visible(project.Org) is not null : project == TokenProject) ? project : null;
}
