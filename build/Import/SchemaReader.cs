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

    /// <summary>Says in our documents what the only value of a member is.</summary>
    public const string Constant = "x-constant";

    /// <summary>Says in our documents what the only value of a member was before CircleCI had others.</summary>
    public const string WasConstant = "x-was-constant";

    private static readonly HashSet<string> Types = ["string", "integer", "number", "boolean", "array", "object", "null", "file"];

    /// <summary>Components by where they stand. One is in here before its parts are read, so that it may contain itself.</summary>
    private readonly Dictionary<string, Schema> _components = new(StringComparer.Ordinal);

    /// <summary>Components whose allOf or anyOf is being put together: one of these cannot be an alternative or a part of itself.</summary>
    private HashSet<string> _composing = new(StringComparer.Ordinal);

    private int _depth;

    /// <summary>What has no type in C#, so that it is JSON of any kind.</summary>
    public List<UntypedSchema> Untyped { get; } = [];

    public static bool SaysNullable(JObject schema) =>
        (bool?)schema["nullable"] is true
        || (bool?)schema["x-nullable"] is true
        || (schema["type"] is JArray types && types.Any(t => (string?)t == "null"))
        || schema["type"] is JValue { Value: "null" }
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
            return Marked(Cases.Single(read) ?? new SchemaUse(read, read.Nullable, (bool?)schema["deprecated"] ?? false), schema);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>
    /// A parameter's schema. One that says nothing, or offers several scalars, is text. One of "object" without members is a list of text: so
    /// CircleCI describes parameters that it takes as repeated keys, such as branches and workflow-names of Insights.
    /// </summary>
    /// <exception cref="UnsupportedException">It has more in it than can be written outside of JSON.</exception>
    public SchemaUse ReadParameter(JToken? node, string pointer)
    {
        var use = Read(node, pointer);
        var text = new SchemaUse(new Schema(pointer) { Kind = SchemaKind.Scalar, Type = "string" });
        return use.Schema.Kind switch
        {
            SchemaKind.Any => text,
            SchemaKind.Map => ListOf(text),
            SchemaKind.Union when use.Schema.Cases.All(c => c.Schema.Kind == SchemaKind.Scalar) => text,
            SchemaKind.Array => use.Schema.Items!.Schema.Kind switch
            {
                SchemaKind.Scalar or SchemaKind.Enum => use,
                SchemaKind.Any => ListOf(text),
                SchemaKind.Union when use.Schema.Items.Schema.Cases.All(c => c.Schema.Kind == SchemaKind.Scalar) => ListOf(text),
                _ => throw new UnsupportedException(pointer, "a list of objects or lists cannot be sent in a path, a query or a header"),
            },
            SchemaKind.Object or SchemaKind.Union => throw new UnsupportedException(pointer, "an object cannot be sent in a path, a query or a header"),
            _ => use,
        };

        SchemaUse ListOf(SchemaUse items) => new(new Schema(pointer) { Kind = SchemaKind.Array, Type = "array", Items = items });
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
            EndRecursion(schema);
        }
        else if (_composing.Contains(target))
        {
            return ReadOwnMembers(node, pointer, target);
        }

        return Marked(Cases.Single(schema) ?? new SchemaUse(schema, schema.Nullable || SaysNullable(reference), (bool?)reference["deprecated"] ?? false), reference);
    }

    /// <summary>Reads what our own documents and overlay.yaml say of a place beyond OpenAPI.</summary>
    internal static SchemaUse Marked(SchemaUse use, JObject node) => use with
    {
        LastDescribed = LastDescribed(node) ?? use.LastDescribed,
        RequiredSince = (string?)node["x-required-since"] ?? use.RequiredSince,
        Corrected = use.Corrected || node[Overlay.Corrected] is not null,
        WasConstant = node[WasConstant] as JValue ?? use.WasConstant,
        // An enum of one value says it by itself.
        Constant = use.Schema is { Kind: SchemaKind.Enum, Values.Count: 1 } ? null : node[Constant] as JValue ?? use.Schema.Constant ?? use.Constant,
    };

    /// <summary>The month in which all of it was described last; an object there tells it of single values.</summary>
    private static string? LastDescribed(JObject node) => node["x-last-described"] is JValue { Type: JTokenType.String } month ? (string)month! : null;

    /// <summary>
    /// Of a schema that is being put together, and of which this would be a part, what it says by itself: so is a base that lists the types derived
    /// from it.
    /// </summary>
    private SchemaUse ReadOwnMembers(JToken node, string pointer, string target)
    {
        var own = (JObject)node.DeepClone();
        foreach (var key in new[] { "allOf", "anyOf", "oneOf" })
            own.Remove(key);
        if (own["properties"] is not JObject { Count: > 0 })
            Untyped.Add(new UntypedSchema(pointer, $"the reference {target} makes a schema a part of itself"));
        return Read(own, pointer);
    }

    /// <summary>A list of nothing but lists of itself never ends, so what is in it is JSON of any kind.</summary>
    private void EndRecursion(Schema schema)
    {
        HashSet<Schema> seen = [];
        for (var next = schema; next.Items is { } items && seen.Add(next); next = items.Schema)
        {
            if (!seen.Contains(items.Schema))
                continue;
            next.Items = new SchemaUse(new Schema(next.Pointer));
            Untyped.Add(new UntypedSchema(next.Pointer, "it is a list or map of nothing but itself"));
        }
    }

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
            ReadUnion(schema, alternatives, References.Pointer(pointer, key), source["discriminator"] as JObject);
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
        if (type is null && (source["items"] ?? source["prefixItems"]) is not null)
            type = "array";
        if (type is null && (source["additionalProperties"] ?? source["patternProperties"]) is JObject)
            type = "object";
        schema.Type = type;
        var constant = source["const"];
        if ((source["enum"] as JArray ?? (constant is null ? null : new JArray(constant))) is { } values)
        {
            var given = values.Where(v => v.Type != JTokenType.Null).ToList();
            if (type is null or "string" && given.Count > 0 && given.All(v => v.Type == JTokenType.String))
            {
                (schema.Kind, schema.Type) = (SchemaKind.Enum, "string");
                schema.Values.UnionWith(given.Select(v => (string)v!));
                foreach (var (value, month) in (source["x-last-described"] as JObject ?? []).Properties().Where(p => schema.Values.Contains(p.Name)).Select(p => (p.Name, p.Value)))
                    schema.LastDescribedValues[value] = (string)month!;
                foreach (var value in schema.Values.Where(_ => LastDescribed(source) is not null))
                    schema.LastDescribedValues[value] = LastDescribed(source)!;
                return;
            }

            // Constants of other kinds have no names, so they are values of their kind.
            schema.Type = type ??= KindOf(given);
            if (type is "boolean" or "integer" or "number" && given is [JValue only] && (KindOf(given) == type || KindOf(given) == "integer" && type == "number"))
                schema.Constant = only;
            if (type is null && given.Count > 0)
                Untyped.Add(new UntypedSchema(pointer, "its values are of more than one kind"));
        }

        switch (type)
        {
            case null:
                schema.Kind = SchemaKind.Any;
                schema.Format = null;
                break;
            case "array":
                schema.Kind = SchemaKind.Array;
                schema.Items = ReadInside(source["items"] is JArray ? null : source["items"], References.Pointer(pointer, "items"));
                break;
            case "object":
                ReadObject(schema, source, pointer);
                break;
            case "integer":
                schema.Kind = SchemaKind.Scalar;
                // CircleCI's services are written in Clojure and Go: an integer without a size is 64 bits wide.
                if (schema.Format is not ("int32" or "int64"))
                    schema.Format = "int64";
                break;
            default:
                schema.Kind = SchemaKind.Scalar;
                // Within JSON, bytes can only be text.
                if (type == "file")
                    schema.Type = "string";
                if (schema.Format == "binary")
                    schema.Format = null;
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
        if (source["patternProperties"] is JObject { Count: 1 } patterns && source["additionalProperties"] is not JObject)
            schema.Items = ReadInside(patterns.Properties().Single().Value, References.Pointer($"{pointer}/patternProperties", patterns.Properties().Single().Name));
        else
            schema.Items = ReadInside(source["additionalProperties"] as JObject, $"{pointer}/additionalProperties");
    }

    private static string? KindOf(List<JToken> values) =>
        values.Count == 0 ? null
        : values.All(v => v.Type == JTokenType.Integer) ? "integer"
        : values.All(v => v.Type is JTokenType.Integer or JTokenType.Float) ? "number"
        : values.All(v => v.Type == JTokenType.Boolean) ? "boolean"
        : null;

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
        schema.Format = null;
        schema.Limits.Clear();
        Cases.Fill(schema, types.Select(type =>
        {
            var alternative = (JObject)source.DeepClone();
            alternative["type"] = type;
            if (source["enum"] is JArray values)
                alternative["enum"] = new JArray(values.Where(v => type == (v.Type switch { JTokenType.String => "string", JTokenType.Boolean => "boolean", JTokenType.Integer or JTokenType.Float => type, _ => null })));
            if (alternative["enum"] is JArray { Count: 0 })
                alternative.Remove("enum");
            return Read(alternative, pointer) with { Nullable = false };
        }).ToList());
    }

    private void ReadUnion(Schema schema, JToken alternatives, string pointer, JObject? discriminator)
    {
        if (alternatives is not JArray { Count: > 0 } list)
            throw new ImportException(pointer, "needs a list of schemas.");
        _composing.Add(schema.Pointer);
        List<SchemaUse> cases = [];
        for (var i = 0; i < list.Count; i++)
        {
            if ((list[i] as JObject)?["type"] is JValue { Value: "null" })
                schema.Nullable = true;
            // An alternative that is the choice itself adds nothing to choose.
            else if (!_composing.Contains((string?)(list[i] as JObject)?["$ref"] ?? ""))
                cases.Add(Reported(Read(list[i], $"{pointer}/{i}"), discriminator, (string?)(list[i] as JObject)?["$ref"]));
        }

        _composing.Remove(schema.Pointer);
        Cases.Fill(schema, cases);
    }

    /// <summary>What a document tells apart by the value of a member has that value and no other.</summary>
    /// <param name="use">An object among others.</param>
    /// <param name="discriminator">What says by which member they are told apart, if anything does.</param>
    /// <param name="reference">Where the object stands; null if it has no name.</param>
    private static SchemaUse Reported(SchemaUse use, JObject? discriminator, string? reference)
    {
        if (reference is null || (string?)discriminator?["propertyName"] is not { } name || !use.Schema.Properties.TryGetValue(name, out var member))
            return use;
        var values = (discriminator["mapping"] as JObject ?? []).Properties().Where(p => p.Value is JValue { Value: string target } && (target == reference || reference.EndsWith("/" + target, StringComparison.Ordinal))).Select(p => p.Name).ToList();
        if (values.Count == 0)
            values = [reference[(reference.LastIndexOf('/') + 1)..]];
        if (values is [var value] && (member.Schema.Kind == SchemaKind.Scalar && !CSharpTypes.OfScalar(member.Schema).IsValue || member.Schema is { Kind: SchemaKind.Enum, Values.Count: > 1 } && member.Schema.Values.Contains(value)))
            use.Schema.Properties[name] = member with { Constant = new JValue(value) };
        return use;
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
        parts.Add(Read(beside, pointer));
        // What says nothing of its own may still require members of the others.
        var required = list.Append(beside).OfType<JObject>().SelectMany(p => p["required"] as JArray ?? []).Where(r => r.Type == JTokenType.String).Select(r => (string)r!).ToList();
        parts = [.. parts.Where(p => p.Schema.Kind != SchemaKind.Any)];
        if (parts.Any(p => p.Schema.Kind == SchemaKind.Object))
            parts = [.. parts.Where(p => p.Schema.Kind != SchemaKind.Map)];
        else if (parts.FindAll(p => !IsAnyMap(p)) is { Count: > 0 } rest)
            parts = rest;

        if (parts is [var only] && required.TrueForAll(r => only.Schema.Required.Contains(r) || !only.Schema.Properties.ContainsKey(r)))
        {
            // One part with a description or nullable beside it is how OpenAPI 3.0 annotates a reference.
            schema.Kind = SchemaKind.Union;
            schema.Cases.Add(only);
            return;
        }

        foreach (var part in parts)
        {
            if (!TryMerge(schema, part.Schema, out var why))
            {
                Untyped.Add(new UntypedSchema(pointer, why));
                (schema.Kind, schema.Type, schema.Format, schema.Items) = (SchemaKind.Any, null, null, null);
                schema.Limits.Clear();
                schema.Values.Clear();
                schema.Properties.Clear();
                schema.Required.Clear();
                return;
            }
        }

        schema.Required.UnionWith(required.Where(schema.Properties.ContainsKey));
        foreach (var part in list.OfType<JObject>().Where(p => p["$ref"] is JValue))
            Reported(new SchemaUse(schema), (references.Follow(part, pointer).Node as JObject)?["discriminator"] as JObject, schema.Pointer);

        static bool IsAnyMap(SchemaUse use) => use.Schema is { Kind: SchemaKind.Map, Items.Schema.Kind: SchemaKind.Any };
    }

    private static bool TryMerge(Schema into, Schema part, out string why)
    {
        why = $"allOf of {into.Type ?? "one"} and {part.Type ?? "several"} cannot be one type";
        var isFirst = into.Kind == SchemaKind.Any;
        if (part.Kind == SchemaKind.Union || (!isFirst && into.Type != part.Type && (into.Type, part.Type) is not (("integer", "number") or ("number", "integer"))))
            return false;
        // Of text and texts, or of numbers and integers, what is narrower.
        if (isFirst || into.Kind == SchemaKind.Scalar && part.Kind == SchemaKind.Enum || part.Type == "integer")
        {
            into.Kind = part.Kind;
            into.Type = part.Type;
            into.Format = part.Format ?? into.Format;
        }

        into.Format ??= part.Format;
        into.Items ??= part.Items;
        foreach (var (key, value) in part.Limits)
            into.Limits[key] = value;
        into.Values.UnionWith(part.Values);
        foreach (var (name, use) in part.Properties)
            into.Properties[name] = use;
        into.Required.UnionWith(part.Required);
        return true;
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
