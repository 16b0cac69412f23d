using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>A way in which a server's description differs from ours, because it is older or newer. Requests stay as they are; what differs is answers.</summary>
/// <param name="Name">What is different, in words.</param>
/// <param name="Apply">Makes it different in a description.</param>
internal sealed record Skew(string Name, Action<JObject> Apply)
{
    private const string Schemas = "#/components/schemas/";
    private const string Answer = "Answer.";

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
        OfSchemas("required members removed", schema =>
        {
            foreach (var name in schema["required"] as JArray ?? [])
                (schema["properties"] as JObject)?.Remove((string)name!);
            schema.Remove("required");
        }),
        OfSchemas("all members removed", schema =>
        {
            schema.Remove("properties");
            schema.Remove("required");
        }),
        OfSchemas("members added", schema => (schema["properties"] as JObject)?.Add(Added.Properties().Select(p => new JProperty(p)))),
        OfSchemas("enum values added", schema =>
        {
            if (schema["enum"] is JArray)
                schema["enum"] = new JArray("a-new value");
        }),
        OfSchemas("null everywhere", schema =>
        {
            foreach (var inner in Inside(schema).ToList())
                inner.Replace(new JObject { ["nullable"] = true, ["enum"] = new JArray(JValue.CreateNull()) });
        }),
        OfSchemas("integers as strings", Retype("integer", "^[1-9][0-9]{0,9}$", "42")),
        OfSchemas("numbers as strings", Retype("number", "^[1-9][.]25$", "4.25")),
        OfSchemas("booleans as strings", Retype("boolean", "^(true|false)$", "true")),
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

    private static Action<JObject> Retype(string type, string pattern, string example) => schema =>
    {
        if (schema["type"] is JValue { Value: string old } && old == type)
            schema.ReplaceAll(new object[] { new JProperty("type", "string"), new JProperty("pattern", pattern), new JProperty("example", example) });
    };

    private static string Area(JToken operation) => (string)operation["tags"]![0]!;

    private static Skew OfSchemas(string name, Action<JObject> apply) => new(name, document =>
    {
        SeparateAnswers(document);
        var schemas = (JObject)document["components"]!["schemas"]!;
        foreach (var schema in schemas.Properties().Where(s => s.Name.StartsWith(Answer, StringComparison.Ordinal)).Select(s => (JObject)s.Value))
            ApplyInside(schema, apply);
        foreach (var schema in Responses(document).SelectMany(r => r.Descendants()).OfType<JProperty>().Where(p => p.Name == "schema").Select(p => (JObject)p.Value).ToList())
            ApplyInside(schema, apply);
    });

    /// <summary>Gives answers schemas of their own, so that they can differ where a request uses the same one.</summary>
    private static void SeparateAnswers(JObject document)
    {
        var schemas = (JObject)document["components"]!["schemas"]!;
        foreach (var schema in schemas.Properties().ToList())
            schemas[Answer + schema.Name] = Separate(schema.Value.DeepClone());
        foreach (var responses in Responses(document).ToList())
            Separate(responses);

        static JToken Separate(JToken json)
        {
            foreach (var reference in ((JContainer)json).DescendantsAndSelf().OfType<JProperty>().Where(p => p.Name == "$ref" && ((string)p.Value!).StartsWith(Schemas, StringComparison.Ordinal)).ToList())
                reference.Value = ((string)reference.Value!).Replace(Schemas, Schemas + Answer);
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
}
