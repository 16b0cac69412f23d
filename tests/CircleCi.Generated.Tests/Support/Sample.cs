using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Support;

/// <summary>JSON that a schema allows, with every member present.</summary>
internal sealed class Sample(JObject document)
{
    public const string Time = "2024-05-06T07:08:09Z";
    public const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";
    /// <summary>What all patterns so far are for.</summary>
    public const string Duration = "1h30m";
    public const string Text = "text with \"quotes\", é and / slash";

    /// <summary>A value of a type of ids or slugs; null for any other type.</summary>
    public static object? IdOf(Type type) =>
        type == typeof(ProjectSlug) ? new ProjectSlug("gh/acme/shop")
        : type == typeof(OrgSlug) ? new OrgSlug("gh/acme")
        : IsId(type) ? Activator.CreateInstance(type, IsUuid(type) ? Guid.Parse(Id) : Text)
        : null;

    /// <summary>Whether the type is that of an id or a slug.</summary>
    public static bool IsId(Type type) => type is { IsValueType: true, Namespace: "CircleCi.Generated" } && type.GetProperty("IsEmpty") is not null;

    /// <summary>Whether the type is that of an id which is a UUID.</summary>
    public static bool IsUuid(Type type) => IsId(type) && type.GetConstructor([typeof(Guid)]) is not null;

    public JToken Of(JObject schema, int depth = 0)
    {
        if (schema["$ref"] is { } reference)
            return Of(Follow((string)reference!), depth);
        if (schema["allOf"] is JArray { Count: 1 } one)
            return Of((JObject)one[0], depth);
        if (schema["anyOf"] is JArray alternatives)
            return Of((JObject)alternatives[0], depth);
        if (schema["enum"] is JArray values)
            return values[0].DeepClone();
        return ((string?)schema["type"], (string?)schema["format"]) switch
        {
            ("object", _) when schema["properties"] is JObject properties =>
                new JObject(properties.Properties().Select(p => new JProperty(p.Name, Of((JObject)p.Value, depth + 1)))),
            ("object", _) => new JObject { ["a-Key_1"] = Of(schema["additionalProperties"] as JObject ?? [], depth + 1) },
            ("array", _) => new JArray(Of((JObject)schema["items"]!, depth + 1)),
            ("string", "uuid") => Id,
            ("string", "date-time") => Time,
            ("string", _) when schema["pattern"] is not null => Duration,
            ("string", _) => Text,
            ("integer", _) => (long?)schema["maximum"] ?? 4_000_000_000,
            ("number", _) => 0.25,
            ("boolean", _) => true,
            _ => new JObject { ["anything"] = new JArray(1, "2", true) },
        };
    }

    private JObject Follow(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, key) => (JObject)node[key]!);
}
