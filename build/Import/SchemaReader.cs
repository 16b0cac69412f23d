using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Reads schemas into their observable shape: allOf merged, oneOf and anyOf made one kind of union, the five spellings of
/// "may be null" made one, a constant made an enum of one.
/// </summary>
internal sealed class SchemaReader(References references)
{
    private static readonly string[] LimitKeys =
        ["default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"];

    private static readonly HashSet<string> Types = ["string", "integer", "number", "boolean", "array", "object", "null", "file"];

    /// <summary>Components by where they stand. One is in here before its parts are read, so that it may contain itself.</summary>
    private readonly Dictionary<string, Schema> _components = new(StringComparer.Ordinal);

    /// <summary>Components whose allOf or anyOf is being put together: one of these cannot be an alternative or a part of itself.</summary>
    private HashSet<string> _composing = new(StringComparer.Ordinal);

    private int _depth;

    public static bool SaysNullable(JObject schema) =>
        (bool?)schema["nullable"] is true
        || (bool?)schema["x-nullable"] is true
        || (schema["type"] is JArray types && types.Any(t => (string?)t == "null"))
        || (string?)schema["type"] == "null"
        || (schema["enum"] is JArray values && values.Any(v => v.Type == JTokenType.Null));

    public SchemaUse Read(JToken? node, string pointer)
    {
        if (node is null or JValue { Type: JTokenType.Boolean })
            return new SchemaUse(new Schema(pointer));
        if (node is not JObject schema)
            throw new ImportException(pointer, "a schema is an object.");
        if (++_depth > SourceReader.MaxDepth)
            throw new ImportException(pointer, $"schemas are nested deeper than {SourceReader.MaxDepth} levels.");
        try
        {
            if (schema["$ref"] is not null)
                return ReadReference(schema, pointer);
            var read = new Schema(pointer) { Hint = (string?)schema["title"] };
            Fill(read, schema, pointer);
            return Marked(Single(read) ?? new SchemaUse(read, read.Nullable, (bool?)schema["deprecated"] ?? false), schema);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>
    /// A parameter's schema. One that says nothing is text. One of "object" without members is a list of text: so CircleCI describes
    /// parameters that it takes as repeated keys, such as branches and workflow-names of Insights.
    /// </summary>
    public SchemaUse ReadParameter(JToken? node, string pointer)
    {
        var use = Read(node, pointer);
        var text = new Schema(pointer) { Kind = SchemaKind.Scalar, Type = "string" };
        return use.Schema.Kind switch
        {
            SchemaKind.Any => new SchemaUse(text),
            SchemaKind.Map => new SchemaUse(new Schema(pointer) { Kind = SchemaKind.Array, Type = "array", Items = new SchemaUse(text) }),
            SchemaKind.Object or SchemaKind.Union => throw new ImportException(pointer, "an object cannot be sent in a path, a query or a header; correct its type in overlay.yaml."),
            _ => use,
        };
    }

    private SchemaUse ReadReference(JObject reference, string pointer)
    {
        var (node, target) = references.Follow(reference, pointer);
        if (!_components.TryGetValue(target, out var schema))
        {
            if (node is not JObject source)
                return Read(node, target);
            schema = new Schema(target) { Hint = target[(target.LastIndexOf('/') + 1)..] };
            _components.Add(target, schema);
            Fill(schema, source, target);
        }
        else if (_composing.Contains(target))
        {
            throw new ImportException(pointer, $"the reference {target} makes a schema a part of itself.");
        }

        return Marked(Single(schema) ?? new SchemaUse(schema, schema.Nullable || SaysNullable(reference), (bool?)reference["deprecated"] ?? false), reference);
    }

    /// <summary>Reads what our own documents and overlay.yaml say of a place beyond OpenAPI.</summary>
    internal static SchemaUse Marked(SchemaUse use, JObject node) => use with
    {
        LastDescribed = LastDescribed(node) ?? use.LastDescribed,
        RequiredSince = (string?)node["x-required-since"] ?? use.RequiredSince,
        Corrected = use.Corrected || node[Overlay.Corrected] is not null,
    };

    /// <summary>The month in which all of it was described last; an object there tells it of single values.</summary>
    private static string? LastDescribed(JObject node) => node["x-last-described"] is JValue { Type: JTokenType.String } month ? (string)month! : null;

    /// <summary>A union of one alternative is that alternative.</summary>
    private static SchemaUse? Single(Schema schema) =>
        schema is { Kind: SchemaKind.Union, Cases: [var only] } ? only with { Nullable = only.Nullable || schema.Nullable } : null;

    private void Fill(Schema schema, JObject source, string pointer)
    {
        schema.Nullable = SaysNullable(source);
        schema.Corrected = source[Overlay.Corrected] is not null;
        if (source["allOf"] is { } allOf)
        {
            Compose(schema, source, allOf, pointer);
            return;
        }

        if ((source["anyOf"] ?? source["oneOf"]) is { } alternatives)
        {
            var key = source["anyOf"] is null ? "oneOf" : "anyOf";
            ReadUnion(schema, alternatives, References.Pointer(pointer, key));
            for (var i = 0; i < schema.Cases.Count; i++)
                schema.Cases[i] = schema.Cases[i] with { LastDescribed = schema.Cases[i].LastDescribed ?? LastDescribed(source) };
            return;
        }

        ReadLimits(schema, source);
        schema.Format = (string?)source["format"];
        var types = ReadTypes(source, pointer);
        if (types.Count > 1)
            ReadTypeUnion(schema, source, types, pointer);
        else
            ReadOne(schema, source, types.FirstOrDefault(), pointer);
    }

    private static List<string> ReadTypes(JObject source, string pointer)
    {
        List<string> types = source["type"] switch
        {
            null => [],
            JArray list => [.. list.Select(t => (string?)t ?? "")],
            JValue { Type: JTokenType.String } one => [(string)one!],
            _ => [""],
        };
        if (types.FirstOrDefault(t => !Types.Contains(t)) is { } unknown)
            throw new ImportException(pointer, $"'{unknown}' is no type; known are {string.Join(", ", Types)}.");
        types.Remove("null");
        return types;
    }

    private void ReadOne(Schema schema, JObject source, string? type, string pointer)
    {
        if (type is null && source["properties"] is JObject { Count: > 0 })
            type = "object";
        if (type is null && source["items"] is not null)
            type = "array";
        schema.Type = type;
        var constant = source["const"];
        if (type is null or "string" && (source["enum"] as JArray ?? (constant is null ? null : new JArray(constant))) is { } values)
        {
            schema.Type = "string";
            schema.Kind = SchemaKind.Enum;
            foreach (var value in values.Where(v => v.Type != JTokenType.Null))
            {
                if (value.Type != JTokenType.String)
                    throw new ImportException(pointer, $"the enum value {value} is not a string.");
                schema.Values.Add((string)value!);
            }

            if (schema.Values.Count == 0)
                throw new ImportException(pointer, "an enum needs a value.");
            foreach (var (value, month) in source["x-last-described"] as JObject ?? [])
                schema.LastDescribedValues[value] = (string)month!;
            foreach (var value in schema.Values.Where(_ => LastDescribed(source) is not null))
                schema.LastDescribedValues[value] = LastDescribed(source)!;
            return;
        }

        switch (type)
        {
            case null:
                schema.Kind = SchemaKind.Any;
                schema.Format = null;
                break;
            case "array":
                schema.Kind = SchemaKind.Array;
                schema.Items = ReadInside(source["items"], References.Pointer(pointer, "items"));
                break;
            case "object":
                ReadObject(schema, source, pointer);
                break;
            case "integer":
                schema.Kind = SchemaKind.Scalar;
                // CircleCI's services are written in Clojure and Go: a whole number without a size is 64 bits wide.
                if (schema.Format is not ("int32" or "int64"))
                    schema.Format = "int64";
                break;
            default:
                schema.Kind = SchemaKind.Scalar;
                break;
        }
    }

    private void ReadObject(Schema schema, JObject source, string pointer)
    {
        if (source["properties"] is JObject { Count: > 0 } properties)
        {
            schema.Kind = SchemaKind.Object;
            foreach (var (name, property) in properties)
            {
                var use = ReadInside(property, References.Pointer($"{pointer}/properties", name));
                use = use with { LastDescribed = use.LastDescribed ?? LastDescribed(source) };
                // Upstream puts sample texts there. The SDK neither fills in nor sends what nobody set.
                use.Schema.Limits.Remove("default");
                schema.Properties.Add(name, use);
            }
            foreach (var name in source["required"] as JArray ?? [])
            {
                // Upstream lists members as required that it does not describe; there is nothing to require.
                if ((string?)name is { } required && schema.Properties.ContainsKey(required))
                    schema.Required.Add(required);
            }

            return;
        }

        schema.Kind = SchemaKind.Map;
        schema.Items = ReadInside(source["additionalProperties"] as JObject, $"{pointer}/additionalProperties");
    }

    /// <summary>A member may be of the very type that is being put together.</summary>
    private SchemaUse ReadInside(JToken? node, string pointer)
    {
        var composing = _composing;
        _composing = new HashSet<string>(StringComparer.Ordinal);
        var use = Read(node, pointer);
        _composing = composing;
        return use;
    }

    private void ReadTypeUnion(Schema schema, JObject source, List<string> types, string pointer)
    {
        schema.Kind = SchemaKind.Union;
        schema.Format = null;
        schema.Limits.Clear();
        foreach (var type in types)
        {
            var alternative = (JObject)source.DeepClone();
            alternative["type"] = type;
            schema.Cases.Add(Read(alternative, pointer));
        }
    }

    private void ReadUnion(Schema schema, JToken alternatives, string pointer)
    {
        if (alternatives is not JArray { Count: > 0 } list)
            throw new ImportException(pointer, "needs a list of schemas.");
        schema.Kind = SchemaKind.Union;
        _composing.Add(schema.Pointer);
        for (var i = 0; i < list.Count; i++)
        {
            if ((string?)(list[i] as JObject)?["type"] == "null")
            {
                schema.Nullable = true;
                continue;
            }

            var alternative = Read(list[i], $"{pointer}/{i}");
            schema.Nullable |= alternative.Nullable;
            // A union within a union is one union; an alternative that is there twice is one alternative.
            foreach (var use in alternative.Schema.Kind == SchemaKind.Union ? alternative.Schema.Cases : [alternative with { Nullable = false }])
            {
                if (schema.Cases.All(c => c.Schema != use.Schema && c.Schema.Shape != use.Schema.Shape))
                    schema.Cases.Add(use);
            }
        }

        _composing.Remove(schema.Pointer);
        if (schema.Cases.Count > 0 && schema.Cases.All(c => c.Schema.Kind != SchemaKind.Any))
            return;
        // A choice of which one is anything is anything.
        schema.Cases.Clear();
        schema.Kind = SchemaKind.Any;
    }

    /// <summary>Makes one shape of allOf and what stands beside it: members together, limits together, required where any part requires.</summary>
    private void Compose(Schema schema, JObject source, JToken allOf, string pointer)
    {
        if (allOf is not JArray { Count: > 0 } list)
            throw new ImportException($"{pointer}/allOf", "needs a list of schemas.");
        _composing.Add(schema.Pointer);
        var parts = list.Select((part, i) => Read(part, $"{pointer}/allOf/{i}")).ToList();
        _composing.Remove(schema.Pointer);

        var beside = (JObject)source.DeepClone();
        beside.Remove("allOf");
        var own = Read(beside, pointer).Schema;
        if (own.Kind != SchemaKind.Any && !(own is { Kind: SchemaKind.Map, Items.Schema.Kind: SchemaKind.Any }))
            parts.Add(new SchemaUse(own));

        if (parts is [var only])
        {
            // One part with a description or nullable beside it is how OpenAPI 3.0 annotates a reference.
            schema.Kind = SchemaKind.Union;
            schema.Cases.Add(only);
            return;
        }

        foreach (var part in parts)
            Merge(schema, part.Schema, pointer);
    }

    private static void Merge(Schema into, Schema part, string pointer)
    {
        if (into.Kind != SchemaKind.Any && into.Kind != part.Kind || part.Kind is SchemaKind.Union)
            throw new ImportException(pointer, $"allOf of {into.Kind} and {part.Kind} cannot be one type.");
        if (into.Type is not null && into.Type != part.Type)
            throw new ImportException(pointer, $"allOf of {into.Type} and {part.Type} cannot be one type.");
        into.Kind = part.Kind;
        into.Type = part.Type;
        into.Format ??= part.Format;
        into.Items ??= part.Items;
        foreach (var (key, value) in part.Limits)
            into.Limits[key] = value;
        into.Values.UnionWith(part.Values);
        foreach (var (name, use) in part.Properties)
            into.Properties[name] = use;
        into.Required.UnionWith(part.Required);
    }

    private static void ReadLimits(Schema schema, JObject source)
    {
        foreach (var key in LimitKeys)
        {
            if (source[key] is { Type: not JTokenType.Null } value)
                schema.Limits[key] = value.DeepClone();
        }
    }
}
