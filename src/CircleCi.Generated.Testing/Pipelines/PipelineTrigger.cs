using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>What started a pipeline: explicit, api, webhook or scheduled_pipeline. A branch or tag here is meant by who started it, and comes before the script's.</summary>
internal sealed record PipelineTrigger(string Type, SandboxUser Actor, string? Branch, string? Tag, JObject Parameters)
{
    /// <summary>The commit that is meant; null for the newest one.</summary>
    public string? Revision { get; init; }

    /// <summary>The only job to run, as v1 and v1.1 can request it.</summary>
    public JobScript? Job { get; init; }

    /// <summary>Variables for the jobs, as v1 and v1.1 take them.</summary>
    public JObject? BuildParameters { get; init; }
}
