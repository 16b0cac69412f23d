using System.Globalization;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>A response as a document promises it, where the sandbox knows nothing better: every member is there, and what the caller sent comes back.</summary>
internal static class Example
{
    /// <summary>The header that tells such answers from those of what is alive.</summary>
    private const string Header = "Sandbox-Example";

    // Deep enough for every document; recursion ends there.
    private const int MaxDepth = 12;

    public static SandboxResponse Of(Call call)
    {
        var (status, schema) = call.Operation.Success;
        return new SandboxResponse(status, schema is null ? null : new Maker(call).Make(schema, "", 0)) { Headers = { [Header] = "true" } };
    }

    private sealed class Maker(Call call)
    {
        public JToken Make(JObject schema, string name, int depth)
        {
            if ((bool?)schema["nullable"] == true && depth > MaxDepth)
                return JValue.CreateNull();
            schema = call.Operation.Resolve(schema);
            if (Sent(schema, name) is { } sent)
                return sent.DeepClone();
            if ((schema["anyOf"] ?? schema["oneOf"]) is JArray { First: JObject first })
                return Make(first, name, depth + 1);
            if (schema["enum"] is JArray values)
                return values[0].DeepClone();
            return ((string?)schema["type"], (string?)schema["format"]) switch
            {
                ("object", _) when schema["properties"] is JObject { Count: > 0 } properties && depth <= MaxDepth =>
                    new JObject(properties.Properties().Select(p => new JProperty(p.Name, p.Name == "next_page_token" ? JValue.CreateNull() : Make((JObject)p.Value, p.Name, depth + 1)))),
                ("object", _) => new JObject(),
                ("array", _) => depth > MaxDepth ? new JArray() : new JArray(Make((JObject)schema["items"]!, name, depth + 1)),
                ("string", "uuid") => "00000000-0000-4000-8000-000000000001",
                ("string", "date-time") => JsonTime.Of(call.Now),
                ("string", _) => name.Length > 0 ? name.Replace('_', '-') : "text",
                ("integer", _) => 1,
                ("number", _) => 0.5,
                ("boolean", _) => false,
                _ => new JObject(),
            };
        }

        /// <summary>What the caller said of a member by this name: in the body, the query or the path.</summary>
        private JToken? Sent(JObject schema, string name)
        {
            if (name.Length == 0 || (string?)schema["type"] is not ("string" or "integer" or "number" or "boolean") and not null)
                return null;
            if (call.Body?[name] is JValue { Type: not JTokenType.Null } value && Fits(schema, value))
                return value;
            return (string?)schema["type"] == "string" && call.Query(name) is { } text && Fits(schema, new JValue(text)) ? new JValue(text) : null;
        }

        private static bool Fits(JObject schema, JValue value)
        {
            var text = Convert.ToString(value.Value, CultureInfo.InvariantCulture)!;
            return schema["enum"] is JArray values ? values.Any(v => (string?)v == text) : ((string?)schema["type"], (string?)schema["format"]) switch
            {
                ("string", "uuid") => Guid.TryParse(text, out _),
                ("string", "date-time") => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
                ("string", _) => value.Type == JTokenType.String,
                ("integer", _) => value.Type == JTokenType.Integer,
                ("number", _) => value.Type is JTokenType.Integer or JTokenType.Float,
                ("boolean", _) => value.Type == JTokenType.Boolean,
                _ => false,
            };
        }
    }
}
