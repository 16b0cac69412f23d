using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>A way in which a server's description differs from ours, because it is older or newer. Requests stay as they are; what differs is answers.</summary>
/// <param name="Name">What is different, in words.</param>
/// <param name="Apply">Makes it different in a description.</param>
internal sealed record Skew(string Name, Action<JObject> Apply)
{
    private const string Schemas = "#/components/schemas/";
    private const string Response = "Response.";

    private static readonly JObject Added = JObject.Parse(
        """
        {
          "a new text": { "type": "string" },
          "newNumber": { "type": "number" },
          "new-list": { "type": "array", "items": { "type": "object", "properties": { "deep": { "type": "boolean" } } } },
          "new_map": { "type": "object", "additionalProperties": { "type": "integer" } },
          "": { "type": "string", "nullable": true }
        }
        """);

    public static IReadOnlyList<Skew> All { get; } =
    [
        OfSchemas("required values removed", schema =>
        {
            foreach (var name in (schema["required"] as JArray ?? []).Select(n => (string)n!))
            {
                if (schema["properties"]?[name] is JObject member && IsValue(member))
                    member.Parent!.Remove();
            }

            schema.Remove("required");
        }),
        OfSchemas("all members removed", schema =>
        {
            schema.Remove("properties");
            schema.Remove("required");
        }),
        OfSchemas("members added", schema => (schema["properties"] as JObject)?.Add(Added.Properties().Select(p => new JProperty(p)))),
        OfSchemas("other enum values", schema =>
        {
            if (schema["enum"] is JArray)
                schema["enum"] = new JArray("a-new value");
        }),
        OfSchemas("other alternatives", schema =>
        {
            if (schema["anyOf"] is JArray)
                schema["anyOf"] = new JArray(new JObject { ["type"] = "object", ["properties"] = Added.DeepClone() });
        }),
        OfSchemas("null for every value", schema =>
        {
            if (IsValue(schema))
                schema.Replace(Null());
        }),
        OfSchemas("null for every member", schema =>
        {
            foreach (var inner in Inside(schema).ToList())
                inner.Replace(Null());
        }),
        OfSchemas("numbers and booleans as strings", schema =>
        {
            var pattern = (string?)schema["type"] switch
            {
                "integer" => "^[1-9][0-9]{0,9}$",
                "number" => "^[1-9][.]25$",
                "boolean" => "^(true|false)$",
                _ => null,
            };
            if (pattern is not null)
                schema.Replace(new JObject { ["type"] = "string", ["pattern"] = pattern });
        }),
        new("other codes of success", document =>
        {
            foreach (var responses in Responses(document))
            {
                var successes = responses.Properties().Where(r => r.Name.StartsWith('2')).ToList();
                foreach (var success in successes)
                    success.Replace(new JProperty(success.Name switch { "200" when successes.Count == 1 => "201", "200" => "203", _ => "200" }, success.Value));
            }
        }),
        new("every second area missing", document =>
        {
            var areas = document["paths"]!.Values().SelectMany(p => p.Values()).Select(Area).Distinct().ToList();
            foreach (var path in ((JObject)document["paths"]!).Properties().ToList())
            {
                foreach (var operation in ((JObject)path.Value).Properties().Where(o => areas.IndexOf(Area(o.Value)) % 2 == 1).ToList())
                    operation.Remove();
                if (!path.Value.HasValues)
                    path.Remove();
            }
        }),
    ];

    public JObject Of(JObject description)
    {
        var skewed = (JObject)description.DeepClone();
        Apply(skewed);
        return skewed;
    }

    private static string Area(JToken operation) => (string)operation["tags"]![0]!;

    private static Skew OfSchemas(string name, Action<JObject> apply) => new(name, document =>
    {
        SeparateResponses(document);
        var schemas = (JObject)document["components"]!["schemas"]!;
        foreach (var schema in schemas.Properties().Where(s => s.Name.StartsWith(Response, StringComparison.Ordinal)).Select(s => (JObject)s.Value))
            ApplyInside(schema, apply);
        foreach (var schema in Responses(document).SelectMany(r => r.Descendants()).OfType<JProperty>().Where(p => p.Name == "schema").Select(p => (JObject)p.Value).ToList())
            ApplyInside(schema, apply);
    });

    /// <summary>Gives answers schemas of their own, so that they can differ where a request uses the same one.</summary>
    private static void SeparateResponses(JObject document)
    {
        var schemas = (JObject)document["components"]!["schemas"]!;
        foreach (var schema in schemas.Properties().ToList())
            schemas[Response + schema.Name] = Separate(schema.Value.DeepClone());
        foreach (var responses in Responses(document).ToList())
            Separate(responses);

        static JToken Separate(JToken json)
        {
            foreach (var reference in ((JContainer)json).DescendantsAndSelf().OfType<JProperty>().Where(p => p.Name == "$ref" && ((string)p.Value!).StartsWith(Schemas, StringComparison.Ordinal)).ToList())
                reference.Value = ((string)reference.Value!).Replace(Schemas, Schemas + Response);
            return json;
        }
    }

    private static IEnumerable<JObject> Responses(JObject document) =>
        document["paths"]!.Children<JProperty>().SelectMany(p => p.Value.Children<JProperty>()).Select(o => o.Value).OfType<JObject>().Select(o => o["responses"]).OfType<JObject>();

    private static void ApplyInside(JObject schema, Action<JObject> apply)
    {
        foreach (var place in Inside(schema).OfType<JObject>().ToList())
            ApplyInside(place, apply);
        apply(schema);
    }

    /// <summary>The schemas that are directly in a schema.</summary>
    private static IEnumerable<JToken> Inside(JObject schema) =>
        ((schema["properties"] as JObject)?.PropertyValues() ?? [])
            .Concat(schema["allOf"] as JArray ?? [])
            .Concat(schema["anyOf"] as JArray ?? [])
            .Concat(new[] { schema["items"], schema["additionalProperties"] }.OfType<JObject>());

    /// <summary>Whether a schema is neither of a list, nor of an object, nor of alternatives.</summary>
    private static bool IsValue(JObject schema) => (string?)schema["$ref"] is { } reference
        ? IsValue((JObject)schema.Root["components"]!["schemas"]![reference[Schemas.Length..]]!)
        : !Inside(schema).Any() && (string?)schema["type"] is not ("object" or "array");

    private static JObject Null() => new() { ["nullable"] = true, ["enum"] = new JArray(JValue.CreateNull()) };
}
