namespace CircleCi.Build.Import;

/// <summary>What schemas are in C#, as far as a program that is compiled can tell two of them apart.</summary>
internal static class ClrTypes
{
    /// <summary>Whether null is a value that the type has only as <c>T?</c>, so that null more or less is another type.</summary>
    public static bool IsValueType(Schema schema) =>
        schema.Kind == SchemaKind.Enum || schema.Kind == SchemaKind.Scalar && Of(schema) != "string";

    /// <summary>The type of a scalar. Formats that it does not depend on, such as hostname, are not told apart.</summary>
    public static string Of(Schema scalar) => (scalar.Type, scalar.Format) switch
    {
        ("string", "uuid" or "guid") => "Guid",
        ("string", "date-time") => "DateTimeOffset",
        ("integer", "int32") => "int",
        ("integer", _) => "long",
        ("number", _) => "double",
        ("boolean", _) => "bool",
        _ => "string",
    };

    /// <summary>What a schema is, in words for people who do not know OpenAPI.</summary>
    public static string Words(Schema schema) => schema.Kind switch
    {
        SchemaKind.Scalar => Of(schema) switch
        {
            "Guid" => "a UUID",
            "DateTimeOffset" => "a time",
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
}
