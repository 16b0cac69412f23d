using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>When a trigger starts pipelines, and in whose name.</summary>
internal sealed record TriggerSchedule(CronExpression Times, SandboxUser Actor);
