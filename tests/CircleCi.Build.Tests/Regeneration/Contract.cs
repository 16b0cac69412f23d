using CircleCi.Build.CSharp;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>What programs are compiled against, as far as a description of ours decides it.</summary>
internal static class Contract
{
    /// <summary>What a program that was written with one description misses in another one.</summary>
    public static IEnumerable<string> Breaches(JObject before, JObject after)
    {
        var calls = Calls(after).ToDictionary(c => c.Key, c => c.Node);
        foreach (var (key, was) in Calls(before))
        {
            if (!calls.TryGetValue(key, out var now))
                yield return $"{key} is gone";
            else
                foreach (var breach in OfCall(was, now))
                    yield return $"{key}: {breach}";
        }

        foreach (var (name, was) in Schemas(before))
        {
            if (Schemas(after)[name] is not JObject now)
                yield return $"{name} is gone";
            else
                foreach (var breach in OfType((JObject)was!, now, IsEnum))
                    yield return $"{name}: {breach}";
        }

        bool IsEnum(JToken schema) => ((string?)(schema["$ref"] ?? schema["allOf"]?[0]?["$ref"]))?.Split('/')[^1] is { } name && Schemas(before)[name]?["enum"] is not null;
    }

    private static JObject Schemas(JObject document) => (JObject)(document["definitions"] ?? document["components"]!["schemas"]!);

    private static IEnumerable<(string Key, JObject Node)> Calls(JObject document) =>
        from path in document["paths"]!.Children<JProperty>()
        from method in path.Value.Children<JProperty>()
        select ($"{method.Name.ToUpperInvariant()} {Paths.Nameless(path.Name)}", (JObject)method.Value);

    private static IEnumerable<string> OfCall(JObject was, JObject now)
    {
        if ((string?)was["operationId"] != (string?)now["operationId"])
            yield return $"is {now["operationId"]}, not {was["operationId"]}";
        var (before, after) = (Parameters(was), Parameters(now));
        if (!before.Where(p => p.Required).SequenceEqual(after.Where(p => p.Required)))
            yield return $"takes {string.Join(", ", after.Where(p => p.Required))}";
        foreach (var option in before.Where(p => !p.Required && !after.Contains(p)))
            yield return $"{option.Name} is gone or of another type";
        if (Body(was) is { } body && Body(now) != body)
            yield return $"sends {Body(now)}, not {body}";
        if (Body(was) is null && Body(now) is not null && (bool?)now["x-body-came-later"] != true)
            yield return "must be given a body";
        if (was["x-items"] is { } items && ((string?)now["x-items"]?["item"] != (string?)items["item"] || items["member"] is not null && Spelled($"{now["x-items"]?["member"]}") != Spelled($"{items["member"]}")))
            yield return $"does not enumerate {items["item"]}";
        if (!JToken.DeepEquals(was["x-result"], now["x-result"]) || was["x-result"] is null && Result(was) != Result(now))
            yield return $"gives {now["x-result"] ?? Result(now)}, not {was["x-result"] ?? Result(was)}";
    }

    private static List<(string Name, bool Required, string Type)> Parameters(JObject call) =>
        [.. (call["parameters"] as JArray ?? []).Where(p => (string?)p["in"] != "body").Select(p => (Spelled((string)p["name"]!), (bool)p["required"]!, TypeOf(p["schema"] ?? p["x-schema"] ?? p)))];

    private static string? Body(JObject call) =>
        (call["requestBody"]?["content"]?["application/json"]?["schema"] ?? call["parameters"]?.FirstOrDefault(p => (string?)p["in"] == "body")?["schema"]) is { } schema ? TypeOf(schema) : null;

    private static string? Result(JObject call) =>
        call["responses"]!.Children<JProperty>().Where(r => r.Name.StartsWith('2')).Select(r => r.Value["schema"] ?? r.Value["content"]?["application/json"]?["schema"]).FirstOrDefault(s => s is not null) is { } schema ? TypeOf(schema) : null;

    private static IEnumerable<string> OfType(JObject was, JObject now, Func<JToken, bool> isEnum)
    {
        foreach (var value in was["enum"]?.Where(v => !now["enum"]!.Any(n => JToken.DeepEquals(n, v))) ?? [])
            yield return $"the value {value} is gone";
        foreach (var alternative in was["x-union"]?.Select(TypeOfCase).Except(now["x-union"]?.Select(TypeOfCase) ?? []) ?? [])
            yield return $"the case {alternative} is gone";
        var after = (now["properties"] as JObject ?? []).Properties().GroupBy(p => Spelled(p.Name)).ToDictionary(g => g.Key, g => g.First());
        foreach (var member in (was["properties"] as JObject ?? []).Properties())
        {
            if (!after.TryGetValue(Spelled(member.Name), out var same))
                yield return $"{member.Name} is gone";
            else if (TypeOf(member.Value) != TypeOf(same.Value))
                yield return $"{member.Name} is {TypeOf(same.Value)}, not {TypeOf(member.Value)}";
            else if ((IsValue(member.Value) || isEnum(member.Value)) && IsNull(was, member) != IsNull(now, same))
                yield return $"{member.Name} is {(IsNull(now, same) ? "nullable" : "not nullable")} now";
        }

        static string TypeOfCase(JToken text) => ((string)text!).Split(" if ")[0];

        static bool IsNull(JObject type, JProperty member) => (bool?)(member.Value["nullable"] ?? member.Value["x-nullable"]) == true || (bool?)type["x-sent"] == true || type["required"]?.Any(r => (string?)r == member.Name) != true;

        // Every reference but one to an enum is a class in C#.
        static bool IsValue(JToken schema) => (string?)schema["type"] is "integer" or "number" or "boolean" || (string?)schema["format"] is "uuid" or "date-time";
    }

    private static string Spelled(string name) => Names.Pascal(name);

    private static string TypeOf(JToken schema)
    {
        if ((schema["$ref"] ?? schema["allOf"]?[0]?["$ref"]) is { } reference)
            return ((string)reference!).Split('/')[^1];
        return (string?)schema["type"] switch
        {
            null => "any",
            "array" => $"list of {TypeOf(schema["items"]!)}",
            "object" => $"map to {TypeOf(schema["additionalProperties"] ?? new JObject())}",
            "string" when (string?)schema["format"] is "uuid" or "date-time" or "byte" or "binary" => (string)schema["format"]!,
            "integer" => (string?)schema["format"] ?? "integer",
            var type => type,
        };
    }
}
