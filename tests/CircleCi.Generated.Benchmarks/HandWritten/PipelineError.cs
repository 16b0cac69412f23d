namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>Something wrong with a pipeline.</summary>
public sealed class PipelineError
{
    public string? Type { get; set; }

    public string? Message { get; set; }
}
