namespace CircleCi.Generated.Testing.Deploys;

/// <summary>Where an organization deploys to.</summary>
internal sealed record DeployEnvironment(Guid Id, string Name, string? Description, DateTimeOffset CreatedAt);
