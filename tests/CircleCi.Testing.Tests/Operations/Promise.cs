using System.Globalization;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests.Operations;

/// <summary>What a document promises of an operation's answers, to the letter: nothing that is required is missing, and nothing is there that it does not know.</summary>
internal sealed class Promise(SpecOperation operation)
{
    /// <summary>What is wrong with a response, each with its place.</summary>
    public IReadOnlyList<string> Broken(int status, string body)
    {
        var responses = (JObject)operation.Node["responses"]!;
        if (responses[$"{status}"] is not JObject response)
            return status == operation.Success.Status && body.Length == 0 ? [] : [$"{status} is not among {string.Join(", ", responses.Properties().Select(p => p.Name))}"];
        response = Resolve(response);
        if ((response["schema"] ?? response["content"]?["application/json"]?["schema"]) is not JObject schema)
            return body.Length == 0 || Parse(body) is JObject { Count: 1 } message && message["message"] is not null ? [] : [$"{status} has a body: {body}"];
        return [.. Check(schema, Parse(body), "$")];
    }

    public static JToken Parse(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>What JSON says: the order of members, nulls, empty lists, the ways to write a time and a zero behind a point mean nothing.</summary>
    public static JToken? Essence(JToken? json) => json switch
    {
        JObject o => new JObject(o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Where(p => p.Value is not (JContainer { Count: 0 } or JValue { Type: JTokenType.Null })).Select(p => new JProperty(p.Name, Essence(p.Value)))),
        JArray a => new JArray(a.Select(Essence)),
        JValue { Type: JTokenType.String } text when DateTimeOffset.TryParseExact((string)text!, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        JValue { Type: JTokenType.Float } number when (double)number == Math.Floor((double)number) => new JValue((long)(double)number),
        _ => json,
    };

    private IEnumerable<string> Check(JObject schema, JToken value, string place)
    {
        if (value.Type == JTokenType.Null && ((bool?)schema["nullable"] == true || (bool?)schema["x-nullable"] == true))
            return [];
        schema = Resolve(schema);
        if (value.Type == JTokenType.Null && ((bool?)schema["nullable"] == true || (bool?)schema["x-nullable"] == true))
            return [];
        if ((schema["anyOf"] ?? schema["oneOf"]) is JArray cases)
        {
            var all = cases.Cast<JObject>().Select(c => Check(c, value, place).ToList()).ToList();
            return all.Exists(c => c.Count == 0) ? [] : all.MinBy(c => c.Count)!;
        }

        if (schema["enum"] is JArray values)
            return values.Any(v => JToken.DeepEquals(v, value)) ? [] : [$"{place} is {Text(value)}, not one of {Text(values)}"];
        return ((string?)schema["type"], value) switch
        {
            ("object", JObject o) => CheckObject(schema, o, place),
            ("array", JArray a) => a.SelectMany((item, i) => Check((JObject)schema["items"]!, item, $"{place}[{i}]")),
            ("string", JValue { Type: JTokenType.String } text) => Fits((string?)schema["format"], (string)text!) ? [] : [$"{place} is {Text(value)}, no {schema["format"]}"],
            ("integer", { Type: JTokenType.Integer }) or ("number", { Type: JTokenType.Integer or JTokenType.Float }) or ("boolean", { Type: JTokenType.Boolean }) or (null, _) => [],
            var (type, _) => [$"{place} is {Text(value)}, no {type}"],
        };
    }

    private IEnumerable<string> CheckObject(JObject schema, JObject value, string place)
    {
        var properties = schema["properties"] as JObject ?? [];
        foreach (var required in schema["required"]?.Values<string>() ?? [])
        {
            if (value[required!] is null)
                yield return $"{place}.{required} is missing";
        }

        foreach (var (name, member) in value)
        {
            var described = properties[name] as JObject ?? schema["additionalProperties"] as JObject;
            if (described is null && properties.Count > 0)
                yield return $"{place}.{name} is not described";
            foreach (var broken in described is null ? [] : Check(described, member!, $"{place}.{name}"))
                yield return broken;
        }
    }

    private static bool Fits(string? format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private JObject Resolve(JObject node)
    {
        while (true)
        {
            if ((string?)node["$ref"] is { } reference)
                node = reference.TrimStart('#', '/').Split('/').Aggregate(operation.Document, (n, key) => (JObject)n[key]!);
            else if (node["allOf"] is JArray { Count: 1 } one)
                node = (JObject)one[0];
            else
                return node;
        }
    }

    private static string Text(JToken value) => value.ToString(Formatting.None);
}
