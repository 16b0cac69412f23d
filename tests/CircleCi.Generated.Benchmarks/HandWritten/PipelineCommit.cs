namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A commit.</summary>
public sealed class PipelineCommit
{
    public string? Subject { get; set; }

    public string? Body { get; set; }
}
