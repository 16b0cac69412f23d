namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A request for a pipeline.</summary>
public sealed class TriggerRequest
{
    public string? Branch { get; set; }

    public Dictionary<string, object>? Parameters { get; set; }

    public string? Tag { get; set; }
}
