using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.PipelineDefinitions;

/// <summary>A repository: its id at GitHub, a number, and its name if that is known.</summary>
internal sealed record Repository(string ExternalId, string? FullName)
{
    public JObject Json()
    {
        var json = new JObject { ["external_id"] = ExternalId };
        if (FullName is not null)
            json["full_name"] = FullName;
        return json;
    }
}
