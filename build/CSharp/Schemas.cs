using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The types of a description, and what C# has for a schema that stands somewhere in it.</summary>
internal sealed class Schemas(JObject document)
{
    public JObject All { get; } = (document["definitions"] ?? document["components"]?["schemas"]) as JObject ?? [];

    public Shape Of(JObject? schema) => Name(schema) is { } name ? Named(name) : ((string?)schema?["type"], (string?)schema?["format"]) switch
    {
        ("array", _) => new ListOf(Of(schema!["items"] as JObject)),
        ("object", _) => new MapOf(Of(schema!["additionalProperties"] as JObject)),
        (null, _) => Shape.Json,
        var (type, format) => OfScalar(type, format),
    };

    public Shape Named(string name) => Shape.Named(name, isEnum: All[name]?["enum"] is not null);

    /// <summary>What C# has for a scalar. Formats that it does not depend on, such as hostname, are not told apart.</summary>
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
