namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>The code of a pipeline.</summary>
public sealed class PipelineVcs
{
    public string? ProviderName { get; set; }

    public string? OriginRepositoryUrl { get; set; }

    public string? TargetRepositoryUrl { get; set; }

    public string? Revision { get; set; }

    public string? Branch { get; set; }

    public PipelineCommit? Commit { get; set; }
}
