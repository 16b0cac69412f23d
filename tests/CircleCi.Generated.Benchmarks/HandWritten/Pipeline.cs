using System.Text.Json;

namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A pipeline. What may be of several types is a JsonElement.</summary>
public sealed class Pipeline
{
    public Guid Id { get; set; }

    public long Number { get; set; }

    public string? State { get; set; }

    public string? ProjectSlug { get; set; }

    public List<PipelineError>? Errors { get; set; }

    public List<PipelineError>? Warnings { get; set; }

    public PipelineTrigger? Trigger { get; set; }

    public Dictionary<string, JsonElement>? TriggerParameters { get; set; }

    public PipelineVcs? Vcs { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}
