using CircleCi.Generated.Testing.PipelineDefinitions;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>Which events start a pipeline definition: those of a repository, or calls of an address.</summary>
internal sealed class Trigger(SandboxProject project)
{
    public Guid Id { get; } = project.World.NewId();

    public required string Provider { get; init; }

    public bool IsWebhook => Provider == "webhook";

    /// <summary>Null for a custom webhook.</summary>
    public Repository? Repository { get; init; }

    /// <summary>Who calls a custom webhook.</summary>
    public string Sender { get; set; } = "";

    public string? CheckoutRef { get; set; }

    public string? ConfigRef { get; set; }

    public string? EventName { get; set; }

    public string? EventPreset { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; } = project.World.Now;

    /// <summary>What makes a call of a custom webhook count.</summary>
    public Guid Secret { get; } = project.World.NewId();
}
