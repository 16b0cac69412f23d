namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>The project of a webhook.</summary>
public sealed class WebhookScope
{
    public Guid Id { get; set; }

    public string? Type { get; set; }
}
