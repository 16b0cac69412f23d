namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>Who triggered a pipeline.</summary>
public sealed class PipelineActor
{
    public string? Login { get; set; }

    public string? AvatarUrl { get; set; }
}
