namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>What triggered a pipeline.</summary>
public sealed class PipelineTrigger
{
    public string? Type { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public PipelineActor? Actor { get; set; }
}
