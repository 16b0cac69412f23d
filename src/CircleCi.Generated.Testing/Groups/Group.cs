namespace CircleCi.Generated.Testing.Groups;

/// <summary>A group of an organization.</summary>
internal sealed record Group(Guid Id, string Name, string Description);
