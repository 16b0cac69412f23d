namespace CircleCi.Build.Import;

/// <summary>A type to be: its name, what it is, and where it stands.</summary>
internal sealed record NamedType(string Name, Schema Schema)
{
    public List<string> Places { get; } = [];

    /// <summary>The schemas that are in it: places of one name may drift apart, or be described last in different months.</summary>
    public HashSet<Schema> Schemas { get; } = [Schema];
}

/// <summary>
/// Gives every operation its call and every object, enum and union its type name: the locked one where there is one, else one by rule.
/// Identical shapes are one type, unless the lock holds them apart. Places that the lock holds together stay one type even when upstream lets
/// them drift: it has every member that any of them has.
/// </summary>
internal sealed class Namer
{
    private const string ErrorMessage = "ErrorMessage";

    private readonly ApiDocument _document;
    private readonly NameLock _lock;
    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    /// <summary>The first name under which a shape was met: in errors, which become no types in C#, and elsewhere.</summary>
    private readonly Dictionary<(bool IsError, string Shape), string> _shapes = [];

    /// <summary>Types that only answers have had so far. In what is sent, numbers and texts may be null, so no request shares these.</summary>
    private readonly HashSet<string> _received = new(StringComparer.Ordinal);

    /// <summary>Types that requests have had so far.</summary>
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    private Namer(ApiDocument document, NameLock names, ApiDocument? committed)
    {
        _document = document;
        _lock = names;
        if (committed is not null)
            FindUses(committed);
    }

    /// <summary>The calls by METHOD and path.</summary>
    public IReadOnlyDictionary<string, string> Calls => _calls;

    /// <summary>The type names by place.</summary>
    public IReadOnlyDictionary<string, string> Places => _places;

    public IReadOnlyDictionary<string, NamedType> Types => _types;

    /// <summary>What the import had to decide beyond the rules, for the person who runs it.</summary>
    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>The places that got a type of their own since the one that they should have is of another kind.</summary>
    public List<Fact> Apart { get; } = [];

    /// <summary>The members that are of several types, each in another place.</summary>
    public List<Fact> Drifted { get; } = [];

    /// <param name="committed">The description as it was before; null if there is none.</param>
    public static Namer Name(ApiDocument document, NameLock names, ApiDocument? committed)
    {
        var namer = new Namer(document, names, committed);
        namer.NameCalls();
        namer.NameTypes();
        return namer;
    }

    /// <summary>The places at which an operation has a schema, with the schema.</summary>
    public static IEnumerable<(string Place, string Slot, SchemaUse Use)> Slots(ApiOperation operation)
    {
        foreach (var parameter in operation.Parameters)
            yield return ($"{operation.Key} {parameter.In} {Slot(parameter)}", $"{parameter.In} {parameter.Name}", parameter.Use);
        if (operation.Body is { } body)
            yield return ($"{operation.Key} body", "body", body.Use);
        if (operation.Result is { } result)
            yield return ($"{operation.Key} 2xx", "2xx", result);
        // The responses of success come first: they give the names.
        foreach (var response in operation.Responses.OrderByDescending(r => r.IsSuccess))
        {
            if (response.Use is { } use)
                yield return ($"{operation.Key} {response.Code}", response.Code, use);
        }

        // Upstream renames path parameters, so in a place they are counted.
        string Slot(ApiParameter parameter) => parameter.In == "path" ? $"{operation.Parameters.IndexOf(parameter) + 1}" : parameter.Name;
    }

    private void FindUses(ApiDocument committed)
    {
        HashSet<Schema> seen = [];
        foreach (var body in committed.Operations.Select(o => o.Body).OfType<ApiBody>())
            Collect(body.Use.Schema);
        _received.UnionWith(Marks.TypesOf(committed).Where(t => t.Value.Kind == SchemaKind.Object && !_sent.Contains(t.Key)).Select(t => t.Key));

        void Collect(Schema schema)
        {
            if (!seen.Add(schema))
                return;
            if (schema is { IsNamed: true, Hint: not null })
                _sent.Add(schema.Hint);
            foreach (var use in schema.Properties.Values.Concat(schema.Cases).Concat(schema.Items is null ? [] : [schema.Items]))
                Collect(use.Schema);
        }
    }

    /// <summary>Whether an object that only answers have had is it, or is in it.</summary>
    private bool IsReceived(string name, Schema schema, HashSet<Schema>? seen = null)
    {
        if (_received.Contains(name))
            return true;
        seen ??= [];
        return seen.Add(schema) && schema.Properties.Values.Concat(schema.Cases).Any(use =>
        {
            var part = use.Schema;
            while (part.Items is not null && seen.Add(part))
                part = part.Items.Schema;
            return part.IsNamed && IsReceived(part.Name ?? _shapes.GetValueOrDefault((false, part.Shape)) ?? "", part, seen);
        });
    }

    private void NameCalls()
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        foreach (var operation in _document.Operations.OrderBy(o => _lock.FindCall(o.Key) is null))
        {
            var call = _lock.FindCall(operation.Key) ?? NewCall(operation, taken);
            var (client, method, parameters) = NameLock.Split(operation.Key, call);
            if (parameters.Count != NameRules.Parameters(operation).Count())
                call = $"{client}.{method}({string.Join(", ", ParametersOf(operation, parameters))})";
            if (!taken.TryAdd($"{client}.{method}", operation.Key))
                throw new ImportException("names.json", $"{operation.Key} and {taken[$"{client}.{method}"]} are both {client}.{method}; give one of them another name.");
            _calls.Add(operation.Key, call);
        }
    }

    private string NewCall(ApiOperation operation, Dictionary<string, string> taken)
    {
        var tag = operation.Tag ?? Paths.Words(operation.Path).FirstOrDefault() ?? "Root";
        if (!_lock.Clients.TryGetValue(tag, out var client))
            _lock.Clients.Add(tag, client = NameRules.Client(tag));
        var brought = taken.Where(t => t.Key.StartsWith(client + ".", StringComparison.Ordinal))
            .SelectMany(t => NameRules.Brought(t.Key[(client.Length + 1)..], _document.Operations.FirstOrDefault(o => o.Key == t.Value)))
            .ToHashSet();
        var method = NameRules.Method(operation, client);
        if (IsTaken(method))
            method = NameRules.Further(operation, method).First(m => !IsTaken(m));
        return $"{client}.{method}({string.Join(", ", ParametersOf(operation, LockedAt(operation.Path)))})";

        bool IsTaken(string name) => _lock.IsCallTaken($"{client}.{name}()") || NameRules.Brought(name, operation).Any(brought.Contains);
    }

    /// <summary>What must be given: the path's parameters under the names that they are known by, then what is required in the query.</summary>
    private static IEnumerable<string> ParametersOf(ApiOperation operation, IReadOnlyList<string> known)
    {
        var byRule = NameRules.Parameters(operation).ToList();
        var inPath = byRule.Count - operation.Parameters.Count(p => p.In != "path" && p.Required);
        return known.Count < inPath ? byRule : known.Take(inPath).Concat(byRule.Skip(inPath));
    }

    /// <summary>What another operation on the same path calls its parameters: the path is written once, so they are the same.</summary>
    private IReadOnlyList<string> LockedAt(string path)
    {
        var key = _document.Operations.Where(o => Paths.Nameless(o.Path) == Paths.Nameless(path)).Select(o => o.Key).FirstOrDefault(k => _calls.ContainsKey(k) || _lock.FindCall(k) is not null);
        return key is null ? [] : NameLock.Split(key, _calls.GetValueOrDefault(key) ?? _lock.FindCall(key)!).Parameters;
    }

    private void NameTypes()
    {
        // Locked places first: what has a name gives it to new places of the same shape.
        foreach (var onlyLocked in new[] { true, false })
        {
            var open = new Queue<Found>();
            foreach (var operation in _document.Operations)
            {
                var (client, method, _) = NameLock.Split(operation.Key, _calls[operation.Key]);
                foreach (var (place, slot, use) in Slots(operation))
                    Enqueue(open, place, use, NameRules.IsError(slot), slot == "body", schema => NameRules.ForRoot(operation, client, method, slot, schema));
            }

            HashSet<(string, Schema)> expanded = [];
            while (open.TryDequeue(out var next))
            {
                if (onlyLocked && _lock.FindType(next.Place) is null)
                    continue;
                var type = NameType(next);
                if (expanded.Add((type.Name, next.Schema)))
                    EnqueueMembers(open, type.Name, next);
            }
        }
    }

    private static void Enqueue(Queue<Found> open, string place, SchemaUse use, bool isError, bool isSent, Func<Schema, IEnumerable<string>> names)
    {
        while (use.Schema.Kind is SchemaKind.Array or SchemaKind.Map)
        {
            place += use.Schema.Kind == SchemaKind.Array ? "[]" : "{}";
            use = use.Schema.Items!;
        }

        if (use.Schema.IsNamed)
            open.Enqueue(new Found(place, use.Schema, isError, isSent, names(use.Schema)));
    }

    private void EnqueueMembers(Queue<Found> open, string type, Found found)
    {
        var isSent = found.IsSent || _sent.Contains(type);
        foreach (var (name, use) in Members.Ordered(found.Schema))
            Enqueue(open, $"{type}.{name}", use, found.IsError, isSent, member => NameRules.ForMember(type, Depth(name, use), member));
        foreach (var (key, use) in Cases.Keyed(found.Schema))
            Enqueue(open, $"{type}|{key}", use, found.IsError, isSent, member => NameRules.ForMember(type, $"|{key}", member));

        static string Depth(string name, SchemaUse use) => use.Schema.Kind switch
        {
            SchemaKind.Array => name + "[]",
            SchemaKind.Map => name + "{}",
            _ => name,
        };
    }

    private NamedType NameType(Found found)
    {
        var (place, schema, isError, isSent, _) = found;
        var shape = (isError, schema.Shape);
        if (!_places.TryGetValue(place, out var name))
        {
            name = _lock.FindType(place) ?? schema.Name ?? _shapes.GetValueOrDefault(shape);
            if (name is not null && isSent && _lock.FindType(place) is null && IsReceived(name, schema))
                name = _shapes.GetValueOrDefault(shape = (isError, "sent " + schema.Shape));
            name ??= NewType(found);
            if (_types.TryGetValue(name, out var other) && other.Schema.Kind != schema.Kind)
                name = MoveApart(found, name);
            _places.Add(place, name);
        }

        _shapes.TryAdd(shape, name);
        if (!_types.TryGetValue(name, out var type))
            _types.Add(name, type = new NamedType(name, schema));
        else if (type.Schemas.Add(schema))
            _types[name] = type = Join(type, schema, place);
        if (!type.Places.Contains(place))
            type.Places.Add(place);
        return type;
    }

    private string NewType(Found found)
    {
        // Failures that have but a message are one type, whether or not a description promises the message.
        if (found.IsError && NameRules.IsMessage(found.Schema))
            return ErrorMessage;
        var wanted = found.Names.ToList();
        var taken = _calls.Select(c => NameLock.Split(c.Key, c.Value)).SelectMany(c => new[] { c.Client + "Client", $"{c.Client}{c.Method}Options" }).ToHashSet();
        return wanted.Concat(NameRules.Further(found.Place, wanted[^1])).First(n => NameRules.IsIdentifier(n) && !char.IsAsciiDigit(n[^1]) && n != ErrorMessage
            && (found.IsError || n is not ("ErrorResponse" or "VcsProvider")) && !_types.ContainsKey(n) && !_lock.IsTypeTaken(n) && !taken.Contains(n) && !NameRules.IsHandWritten(n));
    }

    /// <summary>Gives a place a type of its own where the one that it should have is of another kind.</summary>
    private string MoveApart(Found found, string name)
    {
        var own = NewType(found);
        Apart.Add(new Fact(FactKind.Renamed, found.Place, $"{CSharpTypes.Words(found.Schema)} here, so it is `{own}` and not `{name}`", IsNew: true, $"\"types\": {{ \"{own}\": [\"{found.Place}\"] }}"));
        return own;
    }

    private NamedType Join(NamedType type, Schema other, string place)
    {
        var mine = type.Schema;
        var joined = new Schema(mine.Pointer) { Kind = mine.Kind, Type = mine.Type, Hint = mine.Hint, Name = mine.Name, Nullable = mine.Nullable };
        JoinValues(joined, mine, other);
        JoinMembers(type.Name, joined, mine, other);
        var pairs = Cases.Pair(other, mine);
        joined.Cases.AddRange(mine.Cases.Select(c => pairs.FirstOrDefault(p => ReferenceEquals(p.Value, c)).Key is { } theirs ? Both(c, theirs) : c));
        joined.Cases.AddRange(other.Cases.Where(c => !pairs.ContainsKey(c)));

        // What CircleCI no longer describes is no news of a difference between two places.
        if (mine.Properties.Concat(other.Properties).Any(p => p.Value.LastDescribed is null && !(mine.Properties.ContainsKey(p.Key) && other.Properties.ContainsKey(p.Key))))
            Notes.Add($"{type.Name} is one type, but {place} and {type.Places[0]} differ upstream: it has the members of both.");
        var result = new NamedType(type.Name, joined);
        result.Places.AddRange(type.Places);
        result.Schemas.UnionWith(type.Schemas);
        return result;
    }

    private static void JoinValues(Schema joined, Schema mine, Schema other)
    {
        joined.Values.UnionWith(mine.Values.Concat(other.Values));
        foreach (var (value, month) in mine.LastDescribedValues.Concat(other.LastDescribedValues))
        {
            if (IsGone(mine, value) && IsGone(other, value))
                joined.LastDescribedValues[value] = month;
        }

        static bool IsGone(Schema schema, string value) => !schema.Values.Contains(value) || schema.LastDescribedValues.ContainsKey(value);
    }

    private void JoinMembers(string type, Schema joined, Schema mine, Schema other)
    {
        HashSet<string> met = [];
        foreach (var (name, use) in mine.Properties)
        {
            var theirName = other.Properties.ContainsKey(name) ? name : other.Properties.Keys.FirstOrDefault(n => Spelling.IsOther(n, name) && !mine.Properties.ContainsKey(n));
            if (theirName is null)
            {
                joined.Properties.Add(name, use);
                continue;
            }

            met.Add(theirName);
            // What is sent has the spelling that CircleCI describes.
            var ours = (use.LastDescribed, other.Properties[theirName].LastDescribed) switch
            {
                (null, not null) => name,
                (not null, null) => theirName,
                _ => string.CompareOrdinal(name, theirName) >= 0 ? name : theirName,
            };
            var both = Both(use, other.Properties[theirName]);
            if (!Alike(use, other.Properties[theirName]))
            {
                both = both with { Schema = new Schema(use.Schema.Pointer) };
                Drifted.Add(new Fact(FactKind.Untyped, $"{type}.{ours}", $"{CSharpTypes.Words(use.Schema)} in one place and {CSharpTypes.Words(other.Properties[theirName].Schema)} in another, so it is JSON of any kind", IsNew: true, Otherwise: null));
            }

            joined.Properties.Add(ours, both);
            if (mine.Required.Contains(name) && other.Required.Contains(theirName))
                joined.Required.Add(ours);
        }

        foreach (var (name, use) in other.Properties.Where(p => !met.Contains(p.Key)))
            joined.Properties.Add(name, use);
    }

    /// <summary>What is true of a member wherever it stands: it is described if one place describes it, and CircleCI requires it if it does so in one place.</summary>
    private static SchemaUse Both(SchemaUse mine, SchemaUse theirs) => mine with
    {
        Nullable = mine.Nullable || theirs.Nullable,
        LastDescribed = mine.LastDescribed is null || theirs.LastDescribed is null ? null : mine.LastDescribed,
        RequiredSince = mine.RequiredSince ?? theirs.RequiredSince,
    };

    /// <summary>Whether two members can be one: scalars of one type, or things that have or contain types, which are joined in their own turn.</summary>
    private static bool Alike(SchemaUse a, SchemaUse b) =>
        a.Schema.Kind == b.Schema.Kind && (a.Schema.Kind != SchemaKind.Scalar || CSharpTypes.OfScalar(a.Schema) == CSharpTypes.OfScalar(b.Schema))
        && (a.Schema.Items is null || b.Schema.Items is null || Alike(a.Schema.Items, b.Schema.Items));

    /// <summary>Something that becomes a type: where it stands, whether within a response of failure or within a body, and the names that it could have.</summary>
    private sealed record Found(string Place, Schema Schema, bool IsError, bool IsSent, IEnumerable<string> Names);
}
