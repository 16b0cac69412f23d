using CircleCi.Build.CSharp;

namespace CircleCi.Build.Import;

/// <summary>What C# has for a schema, where the importer must know: what has another type there is something else.</summary>
internal static class CSharpTypes
{
    /// <summary>The type of a scalar. Formats that it does not depend on, such as hostname, are not told apart.</summary>
    public static Leaf OfScalar(Schema scalar) => Schemas.OfScalar(scalar.Type, scalar.Format);

    /// <summary>Whether null is a value that the type has only as <c>T?</c>, so that null more or less is another type.</summary>
    public static bool IsValueType(Schema schema) => schema.Kind == SchemaKind.Enum || schema.Kind == SchemaKind.Scalar && OfScalar(schema).IsValue;

    /// <summary>What a schema is, in words for people who do not know OpenAPI.</summary>
    public static string Words(Schema schema) => schema.Kind switch
    {
        SchemaKind.Scalar => OfScalar(schema) switch
        {
            var shape when shape == Shape.Guid => "a UUID",
            var shape when shape == Shape.Time => "a time",
            var shape when shape == Shape.Integer || shape == Shape.Integer32 => "a whole number",
            var shape when shape == Shape.Number => "a number",
            var shape when shape == Shape.Boolean => "true or false",
            _ => "text",
        },
        SchemaKind.Array => $"a list of {Words(schema.Items!.Schema)}",
        SchemaKind.Map => $"a map to {Words(schema.Items!.Schema)}",
        SchemaKind.Enum => "one of a few values",
        SchemaKind.Union => "one of several kinds",
        SchemaKind.Object => "an object",
        _ => "JSON of any kind",
    };
}
