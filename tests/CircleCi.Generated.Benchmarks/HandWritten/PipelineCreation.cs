namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A new pipeline.</summary>
public sealed class PipelineCreation
{
    public Guid Id { get; set; }

    public string? State { get; set; }

    public long Number { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
