using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The newer services of v2 refuse a body with members that they do not know.</summary>
internal static class StrictBody
{
    /// <exception cref="RequestError">There is one.</exception>
    public static void Check(Call call)
    {
        if (call.Body is { } body && call.Operation.BodySchema is { } schema)
            Check(call.Operation, body, schema);
    }

    private static void Check(Operation operation, JObject body, JObject schema)
    {
        // Where there are several forms, as for a configuration's source, their members are looked at together.
        var forms = Forms(operation, schema).Select(f => f["properties"]).OfType<JObject>().ToList();
        if (forms.Count == 0)
            return;
        foreach (var member in body.Properties())
        {
            var known = forms.Select(f => f[member.Name]).OfType<JObject>().FirstOrDefault() ?? throw new RequestError(400, $"Unexpected field '{member.Name}'.");
            if (member.Value is JObject inner)
                Check(operation, inner, known);
        }
    }

    private static IEnumerable<JObject> Forms(Operation operation, JObject schema)
    {
        schema = operation.Resolve(schema);
        return (schema["anyOf"] ?? schema["oneOf"]) is JArray forms ? forms.Cast<JObject>().SelectMany(f => Forms(operation, f)) : [schema];
    }
}
