using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The types of a description, and the C# types of its schemas.</summary>
internal sealed class Schemas(JObject document)
{
    public JObject All { get; } = (document["definitions"] ?? document["components"]?["schemas"]) as JObject ?? [];

    /// <summary>The namespace of types that are not part of the description.</summary>
    private const string Root = "CircleCi.Generated.";

    private readonly Lazy<HashSet<string>> _received = new(() => ReceivedIn(document));

    /// <summary>Whether the type is part of a response, so that programs create it only in tests.</summary>
    public bool IsReceived(string name) => _received.Value.Contains(name);

    public Shape Of(JObject? schema) => Measured(schema) ?? Own(schema) ?? (Name(schema) is { } name ? (Shape)Named(name) : null) ?? ((string?)schema?["type"], (string?)schema?["format"]) switch
    {
        ("array", _) => new ListOf(Of(schema!["items"] as JObject)),
        ("object", _) => new MapOf(Of(schema!["additionalProperties"] as JObject)),
        (null, _) => Shape.Json,
        var (type, format) => OfScalar(type, format),
    };

    /// <summary>A type of the description, or the type that replaces it.</summary>
    public Leaf Named(string name)
    {
        var isEnum = All[name]?["enum"] is not null;
        if ((string?)All[name]?["x-type"] is not { } other)
            return Shape.Named(name, isEnum);
        return other != name && All.ContainsKey(other) ? Named(other) : Shape.Elsewhere(FullName(other), isEnum);
    }

    /// <summary>The type that overlay.yaml specifies for text: an ID, a slug or an enum, hand-written or shared by several descriptions.</summary>
    private Leaf? Own(JObject? schema) => (string?)schema?["type"] != "string" || (string?)schema["x-type"] is not { } type ? null
        : All.ContainsKey(type) ? Named(type)
        : (bool?)schema["x-wire-enum"] is true ? Shape.Elsewhere(FullName(type), isEnum: true)
        : Shape.Id(FullName(type));

    /// <summary>The type for a number or text with a unit in overlay.yaml; null for any other.</summary>
    private static Leaf? Measured(JObject? schema) => (string?)schema?["x-unit"] switch
    {
        "milliseconds" => Shape.Duration("json.Milliseconds()", "json.InMilliseconds()", "MillisecondsConverter"),
        "seconds" => Shape.Duration("json.Seconds()", "json.InSeconds()", "SecondsConverter"),
        "duration-text" => Shape.Duration("json.DurationText()", "json.InWords()", "DurationTextConverter"),
        "count" => Shape.Integer,
        _ => null,
    };

    private static HashSet<string> ReceivedIn(JObject document)
    {
        var all = new Schemas(document).All;
        HashSet<string> received = [];
        var open = new Stack<JToken>(document.SelectTokens("$.paths.*.*.responses").Concat(document.SelectTokens("$.paths.*.*['x-result']")));
        while (open.TryPop(out var node))
        {
            foreach (var name in Names(node).Where(n => all.ContainsKey(n) && received.Add(n)))
                open.Push(all[name]!);
        }

        return received;
    }

    /// <summary>The types that are named anywhere in a part of the description.</summary>
    private static IEnumerable<string> Names(JToken node) =>
        from value in (node as JContainer)?.DescendantsAndSelf().OfType<JValue>() ?? [(JValue)node]
        where value is { Type: JTokenType.String, Parent: JProperty { Name: "$ref" or "x-type" or "x-result" } }
        select ((string)value!).Split('/')[^1];

    private static string FullName(string type) => type.StartsWith(Root, StringComparison.Ordinal) ? type : Root + type;

    /// <summary>The C# type of a scalar. Formats without a type of their own, such as hostname, are ignored.</summary>
    public static Leaf OfScalar(string? type, string? format) => (type, format) switch
    {
        ("boolean", _) => Shape.Boolean,
        ("integer", "int32") => Shape.Integer32,
        ("integer", _) => Shape.Integer,
        ("number", _) => Shape.Number,
        ("string", "uuid" or "guid") => Shape.Guid,
        ("string", "date-time") => Shape.Time,
        _ => Shape.Text,
    };

    public static bool IsNullable(JObject schema) => (bool?)(schema["nullable"] ?? schema["x-nullable"]) is true;

    private static string? Name(JObject? schema) => ((string?)(schema?["$ref"] ?? schema?["allOf"]?[0]?["$ref"]))?.Split('/')[^1];
}
