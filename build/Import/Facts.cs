using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Describes an element that overlay.yaml does not: its wire name, format and range.</summary>
internal static class Facts
{
    public static string OfOperation(JObject operation)
    {
        var responses = operation["responses"]!.Children<JProperty>().Where(p => p.Name.StartsWith('2')).Select(p => $"{p.Name}: {(string?)p.Value["description"]}").ToList();
        return responses.Count > 0 ? $"Returns {string.Join(' ', responses)}" : "Returns an error or no content.";
    }

    public static string OfParameter(JObject parameter)
    {
        if ((string?)parameter["in"] == "body")
            return "Sent as JSON.";
        var schema = parameter["schema"] as JObject ?? parameter;
        var required = (bool?)parameter["required"] is true ? "" : " Optional.";
        return $"{Kind(schema)}, sent as `{parameter["name"]}`{Range(schema)}.{required}";
    }

    public static string OfValue(JObject schema, string wireName) =>
        $"{Kind(schema)}, `{wireName}` in JSON{Range(schema)}.{((bool?)(schema["nullable"] ?? schema["x-nullable"]) is true ? " May be null." : "")}";

    public static string OfType(JObject schema)
    {
        if (schema["enum"] is JArray values)
            return $"One of {string.Join(", ", values.Select(v => $"`{v}`"))}.";
        if (schema["x-union"] is JArray cases)
            return $"One of {string.Join(", ", cases.Select(c => $"`{((string)c!).Split(" if ")[0]}`"))}.";
        return $"A JSON object with {string.Join(", ", schema["properties"]!.Children<JProperty>().Select(p => $"`{p.Name}`"))}.";
    }

    public static string OfResponse(JObject? schema, JObject schemas)
    {
        if (schema is null)
            return "The response has no content.";
        if (Reference(schema) is { } name)
            return Sentence((string?)schemas[name]!["description"] ?? name);
        return (string?)schema["type"] switch
        {
            "array" when Reference(schema["items"] as JObject) is { } item => $"A list. {Each("item", Sentence((string?)schemas[item]!["description"] ?? item))}",
            "array" => "A list.",
            _ when Reference(schema["additionalProperties"] as JObject) is { } value => $"A map by name. {Each("value", Sentence((string?)schemas[value]!["description"] ?? value))}",
            _ => $"{Kind(schema)}.",
        };
    }

    private static string Each(string what, string sentence) =>
        sentence.StartsWith("A ", StringComparison.Ordinal) || sentence.StartsWith("An ", StringComparison.Ordinal) || sentence.StartsWith("The ", StringComparison.Ordinal)
            ? $"Each {what} is {char.ToLowerInvariant(sentence[0])}{sentence[1..]}"
            : $"Each {what}: {sentence}";

    private static string Sentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static string? Reference(JObject? schema) => ((string?)(schema?["$ref"] ?? schema?["allOf"]?[0]?["$ref"]))?.Split('/')[^1];

    private static string Kind(JObject schema)
    {
        if (Reference(schema) is { } name)
            return $"`{name}`";
        return ((string?)schema["type"], (string?)schema["format"]) switch
        {
            ("string", "uuid") => "UUID",
            ("string", "date-time") => "RFC 3339 time",
            ("string", "uri") => "URL",
            ("string", "email") => "Email address",
            ("string", _) when schema["enum"] is JArray values => $"One of {string.Join(", ", values.Select(v => $"`{v}`"))}",
            ("string", _) => "String",
            ("integer", _) => "Integer",
            ("number", _) => "Number",
            ("boolean", _) => "`true` or `false`",
            ("array", _) => $"List of {Lower(Kind(schema["items"] as JObject ?? []))}",
            ("object", _) => $"Map to {Lower(Kind(schema["additionalProperties"] as JObject ?? []))}",
            _ => "Any JSON",
        };
    }

    private static string Lower(string kind) => kind.StartsWith("UUID", StringComparison.Ordinal) || kind.StartsWith("RFC", StringComparison.Ordinal) || kind.StartsWith('`')
        ? kind
        : char.ToLowerInvariant(kind[0]) + kind[1..];

    private static string Range(JObject schema)
    {
        List<string> limits = [];
        if (schema["minimum"] is { } minimum)
            limits.Add($"at least {minimum}");
        if (schema["maximum"] is { } maximum)
            limits.Add($"at most {maximum}");
        if (schema["default"] is { } value)
            limits.Add($"{value} by default");
        if (schema["pattern"] is { } pattern)
            limits.Add($"matching `{pattern}`");
        return limits.Count > 0 ? ", " + string.Join(", ", limits) : "";
    }
}
