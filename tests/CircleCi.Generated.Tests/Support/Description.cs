using System.Text.Json.Nodes;
using Json.Schema;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Support;

/// <summary>Holds JSON against a description with a validator that knows nothing of the SDK.</summary>
internal sealed class Description(JObject document)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private bool _isWhole;

    /// <summary>What is wrong with a request of which only what must be there, or is there from the start, was given; null if nothing is.</summary>
    /// <param name="body">The JSON that was sent.</param>
    /// <param name="schema">What the description says of it.</param>
    /// <param name="isWhole">Whether what may be left out was given as well.</param>
    public string? Refuses(string body, JObject schema, bool isWhole = false)
    {
        _isWhole = isWhole;
        var types = (JObject)(document["definitions"] ?? document["components"]!["schemas"]!);
        var whole = (JObject)Strict(schema)!;
        whole["$defs"] = new JObject(types.Properties().Select(t => new JProperty(t.Name, Strict(t.Value))));
        var result = JsonSchema.FromText(whole.ToString()).Evaluate(JsonNode.Parse(body), Options);
        return result.IsValid ? null : string.Join("; ", result.Details.Where(d => d.HasErrors).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Key}: {e.Value}")));
    }

    /// <summary>A schema of OpenAPI 3.0 or Swagger in JSON Schema's words, which allows no member that was not given.</summary>
    private JToken? Strict(JToken? node)
    {
        if (node is not JObject schema)
            return node;
        var strict = new JObject();
        foreach (var (key, value) in schema)
        {
            if (key.StartsWith("x-", StringComparison.Ordinal) || key is "nullable" or "properties")
                continue;
            strict[key] = key switch
            {
                "$ref" => "#/$defs/" + ((string)value!).Split('/')[^1],
                "items" or "additionalProperties" => Strict(value),
                "allOf" or "anyOf" or "oneOf" => new JArray(value!.Select(Strict)),
                _ => value!.DeepClone(),
            };
        }

        if (schema["properties"] is JObject properties)
        {
            var required = (schema["required"] as JArray ?? []).Select(r => (string)r!).ToHashSet();
            strict["properties"] = new JObject(properties.Properties().Where(p => _isWhole || required.Contains(p.Name) || p.Value["x-initial"] is not null).Select(p => new JProperty(p.Name, Strict(p.Value))));
            strict["additionalProperties"] = false;
        }

        return (bool?)(schema["nullable"] ?? schema["x-nullable"]) is true ? new JObject { ["anyOf"] = new JArray(strict, new JObject { ["type"] = "null" }) } : strict;
    }
}
