namespace CircleCi.Build.Import;

/// <summary>What a description says of its places beyond OpenAPI: when each was described last, and since when it is required. Places are written as in names.json.</summary>
internal sealed class Marks
{
    private Marks()
    {
    }

    /// <summary>Every place that can bear a mark.</summary>
    public HashSet<string> Places { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> LastDescribed { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> RequiredSince { get; } = new(StringComparer.Ordinal);

    public static Marks Of(ApiDocument document, IEnumerable<KeyValuePair<string, Schema>> types)
    {
        var marks = new Marks();
        foreach (var operation in document.Operations)
            marks.Read(operation);
        foreach (var (name, schema) in types)
            marks.Read(name, schema);
        return marks;
    }

    /// <summary>The types of a description of ours, by the names of its components.</summary>
    public static SortedDictionary<string, Schema> TypesOf(ApiDocument document)
    {
        SortedDictionary<string, Schema> types = new(StringComparer.Ordinal);
        HashSet<Schema> seen = [];
        foreach (var use in document.Operations.SelectMany(Namer.Slots).Select(s => s.Use))
            Collect(use.Schema);
        return types;

        void Collect(Schema schema)
        {
            if (!seen.Add(schema))
                return;
            if (schema is { IsNamed: true, Hint: not null })
                types.TryAdd(schema.Hint, schema);
            if (schema.Items is not null)
                Collect(schema.Items.Schema);
            foreach (var use in schema.Properties.Values.Concat(schema.Cases))
                Collect(use.Schema);
        }
    }

    /// <summary>The month in which all of a type was described last: nothing of it is described any more.</summary>
    public static string? OfWhole(Schema type)
    {
        var parts = type.Kind switch
        {
            SchemaKind.Enum => type.Values.Select(v => type.LastDescribedValues.GetValueOrDefault(v)).ToList(),
            SchemaKind.Union => [.. type.Cases.Select(c => c.LastDescribed)],
            _ => type.Properties.Values.Select(p => p.LastDescribed).ToList(),
        };
        return parts.Count > 0 && parts.All(p => p is not null) ? parts.Max(StringComparer.Ordinal) : null;
    }

    private void Read(ApiOperation operation)
    {
        Add(operation.Key, operation.LastDescribed, null);
        if (operation.LastDescribed is not null)
            return;
        foreach (var parameter in operation.Parameters.Where(p => p.In != "path"))
            Add($"{operation.Key} {parameter.In} {parameter.Name}", parameter.Use.LastDescribed, parameter.Use.RequiredSince);
        if (operation.Body is { } body)
            Add($"{operation.Key} body", body.Use.LastDescribed, body.Use.RequiredSince);
        foreach (var response in operation.Successes)
            Add($"{operation.Key} {response.Code}", response.LastDescribed, null);
    }

    /// <summary>What is gone with a complete operation, such as the types that only it has, is reported by that operation.</summary>
    private void Read(string name, Schema type)
    {
        var isGone = OfWhole(type) is not null;
        foreach (var (member, use) in type.Properties)
            Add($"{name}.{member}", isGone ? null : use.LastDescribed, use.RequiredSince);
        foreach (var value in type.Values)
            Add($"{name} '{value}'", isGone ? null : type.LastDescribedValues.GetValueOrDefault(value), null);
        foreach (var (key, use) in Cases.Keyed(type))
            Add($"{name}|{key}", isGone ? null : use.LastDescribed, null);
    }

    private void Add(string place, string? last, string? since)
    {
        Places.Add(place);
        if (last is not null)
            LastDescribed[place] = last;
        if (since is not null)
            RequiredSince[place] = since;
    }
}
