using System.Globalization;
using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Quirks;

/// <summary>Makes a response awkward on its way out. What is a time, a number or an enum is known from the document, so that all operations have it.</summary>
/// <param name="how">What is switched on.</param>
/// <param name="operation">What was asked for.</param>
/// <param name="pageToken">The page that was asked for.</param>
internal sealed class QuirkyResponse(SandboxQuirks how, Operation operation, string? pageToken)
{
    public SandboxResponse Of(SandboxResponse response) =>
        response is { Json: { } json, Status: < 300 } && operation.SchemaOf(response.Status) is { } schema ? response with { Json = Of(json, schema) } : response;

    private JToken Of(JToken json, JObject schema)
    {
        schema = operation.Resolve(schema);
        return json switch
        {
            JObject value when schema["properties"] is JObject members => Members(value, schema, members),
            JObject map when schema["additionalProperties"] is JObject values => new JObject(map.Properties().Select(p => new JProperty(p.Name, Of(p.Value, values)))),
            JArray list when schema["items"] is JObject items => new JArray(list.Select(i => Of(i, items))),
            JValue { Value: not null } value => Of(value, schema),
            _ => json.DeepClone(),
        };
    }

    private JObject Members(JObject value, JObject schema, JObject members)
    {
        var awkward = new JObject();
        var required = schema["required"]?.Values<string>().ToHashSet() ?? [];
        foreach (var member in value.Properties())
        {
            if (member.Name == "next_page_token")
                awkward.Add(member.Name, how.RepeatedPageTokens && pageToken is not null ? pageToken : member.Value.DeepClone());
            else if (members[member.Name] is not JObject described)
                awkward.Add(member.DeepClone());
            else if (!how.MissingMembers || member.Name == "items")
                awkward.Add(Spelled(member.Name), Of(member.Value, described));
            else if (required.Contains(member.Name) && !IsList(described))
                awkward.Add(Spelled(member.Name), MayBeNull(described) ? JValue.CreateNull() : Of(member.Value, described));
        }

        if (how.UnknownMembers)
            awkward["brand_new"] = new JObject { ["since"] = "today" };
        return awkward;
    }

    private JToken Of(JValue value, JObject schema) => (string?)schema["type"] switch
    {
        "string" when how.UnknownEnumValues && schema["enum"] is not null => $"new_{value}",
        "string" when how.JodaTimes && IsTime(schema) => Joda((string)value!),
        "integer" or "number" when how.NumbersAsTexts => Convert.ToString(value.Value, CultureInfo.InvariantCulture),
        _ => value.DeepClone(),
    };

    private bool MayBeNull(JObject schema) => (bool?)(schema["nullable"] ?? schema["x-nullable"]) == true || IsTime(operation.Resolve(schema));

    private bool IsList(JObject schema) => (string?)operation.Resolve(schema)["type"] == "array";

    private static bool IsTime(JObject schema) => (string?)schema["format"] == "date-time";

    private static string Joda(string time) =>
        $"#joda/inst {DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture)}";

    private string Spelled(string name) => !how.OtherSpelling ? name : name.Contains('-') ? name.Replace('-', '_') : name.Replace('_', '-');
}
