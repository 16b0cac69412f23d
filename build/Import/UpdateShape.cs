using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>What an overlay's update may have where: a flag that is text, or words that are a list, would break something far from here.</summary>
internal static partial class UpdateShape
{
    private const string Text = "text";
    private const string Flag = "true or false";
    private const string Number = "a number";
    private const string Map = "an object";
    private const string List = "a list";

    private static readonly Dictionary<string, string[]> Kinds = Of(
        ([Text], ["$ref", "description", "format", "in", "name", "operationId", "pattern", "summary", "title", "x-constant", "x-empty", "x-name", "x-obsolete", "x-token", "x-type"]),
        ([Flag], ["deprecated", "nullable", "x-nullable", "x-never-null", "x-null", "x-one-segment", "x-secret", "x-sent", "x-supplied"]),
        ([Number], ["maximum", "maxItems", "maxLength", "minimum", "minItems", "minLength", "multipleOf"]),
        ([Map], ["components", "content", "definitions", "info", "paths", "properties", "requestBody", "responses", "schema", "schemas", "x-by", "x-carries", "x-either", "x-names", "x-values"]),
        ([List], ["allOf", "anyOf", "consumes", "enum", "oneOf", "produces", "servers", "tags"]),
        ([List, Map], ["parameters"]),
        ([List, Flag], ["required"]),
        ([Text, List], ["type"]),
        ([Map, Flag, List], ["items"]),
        ([Map, Flag], ["additionalProperties"]),
        ([Text, Flag, Number], ["x-initial"]));

    /// <summary>Objects whose keys are names that somebody gave, and what is under these.</summary>
    private static readonly Dictionary<string, string[]> Named = Of(
        ([Map], ["content", "definitions", "headers", "paths", "patternProperties", "properties", "responses", "schemas"]),
        ([Text], ["mapping", "x-areas", "x-carries", "x-names", "x-values"]));

    /// <summary>Under these, anything may stand.</summary>
    private static readonly HashSet<string> Samples = ["const", "default", "enum", "example", "examples"];

    /// <exception cref="ImportException">Something in it is of a kind that nothing can be made of.</exception>
    public static void Check(string place, string target, JToken update) => Check(place, update, Named.GetValueOrDefault(LastKey().Match(target).Groups[1].Value), []);

    /// <summary>What kind of JSON something is, in words.</summary>
    public static string Words(JToken? node) => node?.Type switch
    {
        JTokenType.Object => Map,
        JTokenType.Array => List,
        JTokenType.Boolean => Flag,
        JTokenType.Integer or JTokenType.Float => Number,
        JTokenType.Null or null => "nothing",
        _ => Text,
    };

    private static void Check(string place, JToken node, string[]? named, string[] path)
    {
        if (node is JArray list)
        {
            for (var i = 0; i < list.Count; i++)
                Check(place, list[i], named: null, [.. path, $"{i}"]);
        }

        foreach (var (key, value) in node as JObject ?? [])
        {
            string[] at = [.. path, key];
            var kinds = named ?? Kinds.GetValueOrDefault(key);
            if (kinds is not null && !kinds.Contains(Words(value)))
                throw new ImportException(place, $"{string.Join('.', at)} is {Words(value)}; write {string.Join(" or ", kinds)}.");
            if (named is not null || !Samples.Contains(key))
                Check(place, value!, named is null ? Named.GetValueOrDefault(key) : null, at);
        }
    }

    private static Dictionary<string, string[]> Of(params (string[] Kinds, string[] Keys)[] table) =>
        table.SelectMany(row => row.Keys.Select(key => (key, row.Kinds))).ToDictionary(row => row.key, row => row.Kinds, StringComparer.Ordinal);

    /// <summary>The last key that a JSONPath names: <c>$.a.properties</c>, <c>$.a['properties']</c>.</summary>
    [GeneratedRegex(@"(?:\.|\[['""])([A-Za-z-]+)(?:['""]\])?$")]
    private static partial Regex LastKey();
}
