using CircleCi.Generated.Testing.Triggers;

namespace CircleCi.Generated.Testing.PipelineDefinitions;

/// <summary>Where a pipeline has its configuration and its code from, and what triggers it.</summary>
internal sealed class PipelineDefinition(SandboxProject project)
{
    public Guid Id { get; } = project.World.NewId();

    public string Name { get; set; } = "build";

    public string Description { get; set; } = "";

    public string ConfigPath { get; set; } = ".circleci/config.yml";

    /// <summary>Of the configuration.</summary>
    public required string Provider { get; init; }

    public required string CheckoutProvider { get; set; }

    public required Repository Config { get; init; }

    public required Repository Checkout { get; set; }

    /// <summary>Null for a project's first definition, which is as old as the project.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public List<Trigger> Triggers { get; } = [];
}
