namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A page of pipelines.</summary>
public sealed class PipelinePage
{
    public List<Pipeline> Items { get; set; } = [];

    public string? NextPageToken { get; set; }
}
