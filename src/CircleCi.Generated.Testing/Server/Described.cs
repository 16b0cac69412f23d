using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Of all that is known of a thing, what the response of an operation has: each version, and each operation of one, tells another part.</summary>
internal static class Described
{
    public static SandboxResponse By(Operation operation, JToken known)
    {
        var (status, schema) = operation.Success;
        return new SandboxResponse(status, Part(operation, schema!, known));
    }

    private static JToken Part(Operation operation, JObject schema, JToken known)
    {
        schema = operation.Resolve(schema);
        return known switch
        {
            JArray array when schema["items"] is JObject items => new JArray(array.Select(i => Part(operation, items, i))),
            JObject o when (schema["properties"] ?? schema["additionalProperties"]) is JObject => new JObject(
                from member in o.Properties()
                let described = (schema["properties"]?[member.Name] ?? schema["additionalProperties"]) as JObject
                where described is not null && (member.Value is not JValue { Value: null } || IsNullable(described) || IsNullable(operation.Resolve(described)))
                select new JProperty(member.Name, Part(operation, described, member.Value))),
            _ => known.DeepClone(),
        };
    }

    private static bool IsNullable(JObject schema) => (bool?)schema["nullable"] == true || (bool?)schema["x-nullable"] == true;
}
