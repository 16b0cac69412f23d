using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// What C# has for a schema of a finished description, in words that the templates need not take apart: <c>System.Guid</c>, <c>Workflow</c>,
/// <c>list of map of string</c>.
/// </summary>
internal static class CSharpTypes
{
    public const string Bytes = "byte[]";

    /// <summary>Text that is no JSON.</summary>
    public const string Text = "text";

    public static string Of(JObject? schema) => Name(schema) ?? ((string?)schema?["type"], (string?)schema?["format"]) switch
    {
        ("array", _) => "list of " + Of(schema!["items"] as JObject),
        ("object", _) => "map of " + Of(schema!["additionalProperties"] as JObject),
        (null, _) => "Newtonsoft.Json.Linq.JToken",
        var (type, format) => OfScalar(type, format),
    };

    /// <summary>The type of a scalar. Formats that it does not depend on, such as hostname, are not told apart.</summary>
    public static string OfScalar(Schema scalar) => OfScalar(scalar.Type, scalar.Format);

    /// <summary>Whether null is a value that the type has only as <c>T?</c>, so that null more or less is another type.</summary>
    public static bool IsValueType(Schema schema) => schema.Kind == SchemaKind.Enum || schema.Kind == SchemaKind.Scalar && OfScalar(schema) != "string";

    /// <summary>What a schema is, in words for people who do not know OpenAPI.</summary>
    public static string Words(Schema schema) => schema.Kind switch
    {
        SchemaKind.Scalar => OfScalar(schema) switch
        {
            "System.Guid" => "a UUID",
            "System.DateTimeOffset" => "a time",
            "int" or "long" => "a whole number",
            "double" => "a number",
            "bool" => "true or false",
            _ => "text",
        },
        SchemaKind.Array => $"a list of {Words(schema.Items!.Schema)}",
        SchemaKind.Map => $"a map to {Words(schema.Items!.Schema)}",
        SchemaKind.Enum => "one of a few values",
        SchemaKind.Union => "one of several kinds",
        SchemaKind.Object => "an object",
        _ => "JSON of any kind",
    };

    /// <summary>What a body is, with a question mark if it is a value that may be left out; null for one type of the description's own.</summary>
    public static string? OfBody(string media, JObject schema, bool isRequired, JObject schemas)
    {
        if (media != Medias.Json)
            return Medias.IsText(media) ? Text : Bytes;
        var name = Name(schema);
        var isValue = name is null ? Of(schema) is "bool" or "int" or "long" or "double" or "System.Guid" or "System.DateTimeOffset" : schemas[name]?["enum"] is not null;
        return isValue && !isRequired ? Of(schema) + "?" : name is null ? Of(schema) : null;
    }

    /// <summary>What a response is, with a question mark if it may be null; null for one type of the description's own that may not.</summary>
    public static string? OfResponse(string media, JObject schema)
    {
        if (media != Medias.Json)
            return Medias.IsText(media) ? Text : Bytes;
        var isNullable = (bool?)(schema["nullable"] ?? schema["x-nullable"]) is true;
        return isNullable ? Of(schema) + "?" : Name(schema) is null ? Of(schema) : null;
    }

    private static string OfScalar(string? type, string? format) => (type, format) switch
    {
        ("boolean", _) => "bool",
        ("integer", "int32") => "int",
        ("integer", _) => "long",
        ("number", _) => "double",
        ("string", "uuid" or "guid") => "System.Guid",
        ("string", "date-time") => "System.DateTimeOffset",
        _ => "string",
    };

    /// <summary>The type of the description's own that a schema refers to; null if to none.</summary>
    public static string? Name(JObject? schema) => ((string?)(schema?["$ref"] ?? schema?["allOf"]?[0]?["$ref"]))?.Split('/')[^1];
}
