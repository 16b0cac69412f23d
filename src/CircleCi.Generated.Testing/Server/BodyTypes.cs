using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Holds a body against the types that its document names, so that handlers need not look at them again.</summary>
internal static class BodyTypes
{
    /// <exception cref="RequestError">A value is of another type, or missing; the message names it.</exception>
    public static void Check(Operation operation, JObject schema, JToken value)
    {
        if (Wrong(operation, schema, value, "") is { } wrong)
            throw new RequestError(400, wrong);
    }

    private static string? Wrong(Operation operation, JObject schema, JToken value, string place)
    {
        if (value.Type == JTokenType.Null)
            return null;
        var forms = Forms(operation, schema).ToList();
        if (value is JObject members && forms.Where(f => (string?)f["type"] is "object" or null).ToList() is { Count: > 0 } objects)
            return OfMembers(operation, objects, members, place);
        return forms.Exists(f => Fits((string?)f["type"], value)) ? value is JArray items && forms[0]["items"] is JObject item
                ? items.Select((v, i) => Wrong(operation, item, v, $"{place}[{i}]")).FirstOrDefault(w => w is not null) : null
            : $"{place}: must be {Words((string?)forms[0]["type"])}.";
    }

    /// <summary>Where a body has several forms, a member must fit one of those that know it.</summary>
    private static string? OfMembers(Operation operation, List<JObject> forms, JObject members, string place)
    {
        var inside = place.Length == 0 ? "" : $"{place}.";
        // Null is as if it were not there, unless it is said to mean something.
        foreach (var member in members.Properties().Where(m => m.Value.Type == JTokenType.Null && Known(m.Name).Any() && !Known(m.Name).Any(s => MayBeNull(operation, s))).ToList())
            member.Remove();
        // What the whole body lacks was looked at before.
        var missing = place.Length == 0 ? null : forms.Select(f => (f["required"] as JArray ?? []).FirstOrDefault(n => members[(string)n!] is null or { Type: JTokenType.Null })).OrderBy(m => m is not null).First();
        if (missing is not null)
            return $"{inside}{missing}: is missing in the body.";
        return members.Properties()
            .Select(m => Known(m.Name).Select(s => Wrong(operation, s, m.Value, inside + m.Name)).OrderBy(w => w is not null).FirstOrDefault())
            .FirstOrDefault(w => w is not null);

        IEnumerable<JObject> Known(string name) => forms.Select(f => f["properties"]?[name]).OfType<JObject>();
    }

    private static bool MayBeNull(Operation operation, JObject schema) => (bool?)schema["nullable"] == true || (bool?)operation.Resolve(schema)["nullable"] == true;

    private static IEnumerable<JObject> Forms(Operation operation, JObject schema)
    {
        schema = operation.Resolve(schema);
        return (schema["anyOf"] ?? schema["oneOf"]) is JArray forms ? forms.Cast<JObject>().SelectMany(f => Forms(operation, f)) : [schema];
    }

    private static bool Fits(string? type, JToken value) => (type, value.Type) is (null, _) or ("array", JTokenType.Array) or ("string", JTokenType.String) or ("boolean", JTokenType.Boolean)
        or ("integer", JTokenType.Integer) or ("number", JTokenType.Integer or JTokenType.Float);

    private static string Words(string? type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "string" => "a text",
        "boolean" => "true or false",
        _ => "a number",
    };
}
