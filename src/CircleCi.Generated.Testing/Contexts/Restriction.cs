namespace CircleCi.Generated.Testing.Contexts;

/// <summary>What a context is restricted to: a project or a group by its id, or an expression. The id of the organization stands for the group of all members.</summary>
internal sealed record Restriction(Guid Id, string Type, string Value);
