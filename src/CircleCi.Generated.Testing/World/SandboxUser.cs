namespace CircleCi.Generated.Testing.World;

/// <summary>A person with an account. An admin may see and do everything.</summary>
internal sealed record SandboxUser(Guid Id, string Login, string Name, bool IsAdmin = false);
