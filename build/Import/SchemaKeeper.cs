namespace CircleCi.Build.Import;

/// <summary>
/// Carries our schemas into new ones, place by place: what CircleCI adds is added; what it no longer describes stays, marked with the month in which
/// it was described last; and where a compiled program would notice another type or another null, ours stays until a person takes CircleCI's.
/// </summary>
internal sealed class SchemaKeeper(Decisions decisions)
{
    private readonly Dictionary<(Schema Up, Schema Old, bool IsSent), Schema> _kept = [];
    private readonly Dictionary<Schema, Schema> _stale = [];

    /// <summary>What became of a shape of CircleCI's, for the new places that have it too.</summary>
    private readonly Dictionary<string, Schema> _successors = new(StringComparer.Ordinal);

    /// <summary>The schemas that are ours already, and need no other one in their place.</summary>
    private readonly HashSet<Schema> _ours = [];

    private readonly HashSet<Schema> _adopted = [];

    /// <summary>Carries what stands in a place; a member has its own rules about null, see <see cref="KeepMember"/>.</summary>
    public SchemaUse Keep(string place, SchemaUse up, SchemaUse old, bool isSent)
    {
        var schema = Merge(place, up, old, isSent);
        var nullable = up.Nullable;
        if (up.Nullable != old.Nullable && !IsFree(place, up))
        {
            nullable = old.Nullable || !CSharpTypes.IsValueType(schema);
            if (!nullable)
                decisions.Hold(place, "CircleCI says that it may be null; here it is never null");
        }

        return up with { Schema = schema, Nullable = nullable };
    }

    /// <summary>Carries what CircleCI no longer describes, with all its parts.</summary>
    public SchemaUse Stale(SchemaUse old) => old with { Schema = Stale(old.Schema) };

    /// <summary>Carries what CircleCI no longer describes where it stands, marked with the month in which it was described last.</summary>
    public SchemaUse Vanish(SchemaUse old) => Stale(old) with { LastDescribed = old.LastDescribed ?? decisions.Last };

    /// <summary>Gives new places of a schema that has been carried what it became.</summary>
    public SchemaUse Adopt(SchemaUse use)
    {
        if (!_ours.Contains(use.Schema) && use.Schema.IsNamed && _successors.TryGetValue(use.Schema.Shape, out var successor))
            return use with { Schema = successor };
        if (!_adopted.Add(use.Schema))
            return use;
        var schema = use.Schema;
        if (schema.Items is not null)
            schema.Items = Adopt(schema.Items);
        foreach (var (name, member) in schema.Properties.ToList())
            schema.Properties[name] = Adopt(member);
        for (var i = 0; i < schema.Cases.Count; i++)
            schema.Cases[i] = Adopt(schema.Cases[i]);
        return use;
    }

    private bool IsFree(string place, SchemaUse up) => up.Corrected || up.Schema.Corrected || decisions.Takes(place);

    private Schema Merge(string place, SchemaUse upUse, SchemaUse oldUse, bool isSent)
    {
        var (up, old) = (upUse.Schema, oldUse.Schema);
        if (old.Kind == SchemaKind.Union && up.Kind is not (SchemaKind.Union or SchemaKind.Any))
            up = new Schema(up.Pointer) { Kind = SchemaKind.Union, Cases = { upUse with { Nullable = false } } };
        if (up.Kind != old.Kind || up.Kind == SchemaKind.Scalar && CSharpTypes.OfScalar(up) != CSharpTypes.OfScalar(old))
        {
            if (IsFree(place, upUse))
                return up;
            decisions.Hold(place, $"CircleCI says {CSharpTypes.Words(up)}; it stays {CSharpTypes.Words(old)}");
            _ours.Add(old);
            return old;
        }

        if (up.Kind is SchemaKind.Any or SchemaKind.Scalar)
            return up;
        if (_kept.TryGetValue((up, old, isSent), out var known))
            return known;
        var kept = new Schema(up.Pointer) { Kind = up.Kind, Type = up.Type, Format = up.Format, Hint = up.Hint, Nullable = old.Nullable };
        if (old.IsNamed)
            kept.Name = old.Hint;
        foreach (var (key, value) in up.Limits)
            kept.Limits.Add(key, value);
        _kept.Add((up, old, isSent), kept);
        _ours.Add(kept);
        if (kept.IsNamed)
            _successors.TryAdd(up.Shape, kept);
        var type = decisions.TypeAt(place) ?? old.Hint ?? place;
        switch (up.Kind)
        {
            case SchemaKind.Array:
                kept.Items = Keep(place + "[]", up.Items!, old.Items!, isSent);
                break;
            case SchemaKind.Map:
                kept.Items = Keep(place + "{}", up.Items!, old.Items!, isSent);
                break;
            case SchemaKind.Enum:
                KeepValues(kept, type, up, old);
                break;
            case SchemaKind.Union:
                KeepCases(kept, type, up, old, isSent);
                break;
            default:
                KeepMembers(kept, type, up, old, isSent);
                break;
        }

        return kept;
    }

    private void KeepValues(Schema kept, string type, Schema up, Schema old)
    {
        kept.Values.UnionWith(up.Values);
        foreach (var (value, month) in up.LastDescribedValues.Where(v => up.Values.Contains(v.Key)))
            kept.LastDescribedValues.Add(value, month);
        foreach (var value in old.Values.Where(v => !up.Values.Contains(v) && !decisions.Drops($"{type} '{v}'")))
        {
            kept.Values.Add(value);
            kept.LastDescribedValues.Add(value, old.LastDescribedValues.GetValueOrDefault(value, decisions.Last));
        }
    }

    private void KeepMembers(Schema kept, string type, Schema up, Schema old, bool isSent)
    {
        Dictionary<string, string> respelled = [];
        foreach (var name in old.Properties.Keys.Where(n => !up.Properties.ContainsKey(n)))
        {
            if (up.Properties.Keys.FirstOrDefault(n => !old.Properties.ContainsKey(n) && Spelling.IsOther(n, name)) is { } other)
                respelled.TryAdd(other, name);
            else if (!decisions.Drops($"{type}.{name}"))
                KeepVanished(kept, name, old, isSent);
        }

        foreach (var (name, use) in up.Properties)
        {
            var place = $"{type}.{name}";
            if (respelled.GetValueOrDefault(name, name) is var was && old.Properties.ContainsKey(was))
                KeepMember(kept, place, name, up, old, was, isSent);
            else if (isSent && up.Required.Contains(name) && !IsFree(place, use))
                kept.Properties.Add(name, use with { RequiredSince = decisions.Now });
            else
                Add(kept, name, use, up.Required.Contains(name));
        }
    }

    /// <summary>
    /// A value type that may be null is another type in C#, so it stays as it is. Where null was a value of something else, it stays one: older servers
    /// still answer so. What CircleCI newly requires in a request may still be omitted in C#, and is marked.
    /// </summary>
    private void KeepMember(Schema kept, string place, string name, Schema up, Schema old, string oldName, bool isSent)
    {
        var (use, was) = (up.Properties[name], old.Properties[oldName]);
        var (required, wasRequired) = (up.Required.Contains(name), old.Required.Contains(oldName));
        var schema = Merge(place, use, was, isSent);
        var (isNull, wasNull) = (use.Nullable || !required, was.Nullable || !wasRequired);
        var since = use.RequiredSince;
        var nullable = use.Nullable;
        if (isNull != wasNull && !up.Corrected && !IsFree(place, use))
        {
            var isValue = CSharpTypes.IsValueType(schema);
            if (isSent && wasNull && required)
                since = was.RequiredSince ?? decisions.Now;
            if (isValue && isNull)
                decisions.Hold(place, isSent ? "CircleCI describes it as optional; it stays required" : $"CircleCI says that it may be null or missing; it stays {CSharpTypes.Words(schema)}, which reads as its default then");
            if (isValue || wasNull)
                (nullable, required) = (was.Nullable, wasRequired);
        }

        use = use with { Schema = schema, Nullable = nullable, RequiredSince = since };
        // Programs that were written when it had one value do not give it.
        if (isSent && Cases.ConstantOf(use) is null && (was.WasConstant ?? (wasRequired ? Cases.ConstantOf(was) : null)) is { } constant && !IsFree(place, use))
        {
            decisions.Hold(place, $"CircleCI has other values than {constant} by now; requests still start with it");
            use = use with { WasConstant = constant };
        }

        Add(kept, name, use, required);
    }

    private void KeepVanished(Schema kept, string name, Schema old, bool isSent)
    {
        var was = old.Properties[name];
        // Nobody can be made to send what may mean nothing any more.
        var required = old.Required.Contains(name) && !(isSent && !CSharpTypes.IsValueType(was.Schema));
        Add(kept, name, Vanish(was), required);
    }

    private static void Add(Schema kept, string name, SchemaUse use, bool required)
    {
        kept.Properties.Add(name, use);
        if (required)
            kept.Required.Add(name);
    }

    private void KeepCases(Schema kept, string type, Schema up, Schema old, bool isSent)
    {
        var pairs = Cases.Pair(up, old);
        var keys = Cases.Keyed(old).ToList();
        foreach (var use in up.Cases)
            kept.Cases.Add(pairs.TryGetValue(use, out var was) ? Keep($"{type}|{KeyOf(was)}", use, was, isSent) : use);
        foreach (var was in old.Cases.Where(c => !pairs.Values.Contains(c, ReferenceEqualityComparer.Instance) && !decisions.Drops($"{type}|{KeyOf(c)}")))
            kept.Cases.Add(Vanish(was));

        string KeyOf(SchemaUse use) => keys.First(k => ReferenceEquals(k.Use, use)).Key;
    }

    private Schema Stale(Schema old)
    {
        if (old.Kind is SchemaKind.Any or SchemaKind.Scalar)
            return old;
        if (_stale.TryGetValue(old, out var stale))
            return stale;
        stale = new Schema(old.Pointer) { Kind = old.Kind, Type = old.Type, Format = old.Format, Hint = old.Hint, Nullable = old.Nullable };
        if (old.IsNamed)
            stale.Name = old.Hint;
        _stale.Add(old, stale);
        _ours.Add(stale);
        foreach (var (key, value) in old.Limits)
            stale.Limits.Add(key, value);
        foreach (var value in old.Values.Where(v => !decisions.Drops($"{old.Hint} '{v}'")))
        {
            stale.Values.Add(value);
            stale.LastDescribedValues.Add(value, old.LastDescribedValues.GetValueOrDefault(value, decisions.Last));
        }

        if (old.Items is not null)
            stale.Items = Stale(old.Items);
        foreach (var (name, use) in old.Properties.Where(p => !decisions.Drops($"{old.Hint}.{p.Key}")))
            Add(stale, name, Vanish(use), old.Required.Contains(name));
        foreach (var (_, use) in Cases.Keyed(old).Where(c => !decisions.Drops($"{old.Hint}|{c.Key}")).ToList())
            stale.Cases.Add(Vanish(use));
        return stale;
    }
}
