using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>The cases of a union, in an order and under keys that do not depend on how upstream lists them.</summary>
internal static class Cases
{
    /// <summary>How many of its members a case is known by that has no better sign.</summary>
    private const int MembersInKey = 3;

    private static readonly string[] ScalarOrder = ["boolean", "integer", "number", "string"];

    /// <summary>
    /// Makes a union of alternatives, of which each can be told from the others by its JSON: of all texts, lists and maps there is one case each. A
    /// choice between enums is an enum, and a choice of which one is anything is anything.
    /// </summary>
    public static void Fill(Schema union, IEnumerable<SchemaUse> alternatives)
    {
        List<SchemaUse> cases = [];
        foreach (var alternative in alternatives)
        {
            union.Nullable |= alternative.Nullable;
            // A union within a union is one union; an alternative that is there twice is one alternative.
            foreach (var use in alternative.Schema.Kind == SchemaKind.Union ? alternative.Schema.Cases : [alternative with { Nullable = false }])
            {
                if (cases.All(c => c.Schema != use.Schema && c.Schema.Shape != use.Schema.Shape))
                    cases.Add(use);
            }
        }

        union.Cases.Clear();
        if (cases.Count == 0 || cases.Any(c => c.Schema.Kind == SchemaKind.Any))
        {
            union.Kind = SchemaKind.Any;
            return;
        }

        if (cases.Count > 1 && cases.All(c => c.Schema.Kind == SchemaKind.Enum))
        {
            (union.Kind, union.Type) = (SchemaKind.Enum, "string");
            union.Values.UnionWith(cases.SelectMany(c => c.Schema.Values));
            return;
        }

        union.Kind = SchemaKind.Union;
        union.Cases.AddRange(cases.Count == 1 ? cases : cases.GroupBy(Sort).Select(g => g.Count() == 1 && g.First().Schema.Kind != SchemaKind.Enum ? g.First() : Common(g.First().Schema)));

        static string Sort(SchemaUse use) => use.Schema.Kind switch
        {
            SchemaKind.Enum or SchemaKind.Scalar => use.Schema.Type!,
            SchemaKind.Object => use.Schema.Shape,
            var kind => kind.ToString(),
        };
    }

    /// <summary>A union of one alternative is that alternative.</summary>
    public static SchemaUse? Single(Schema schema) =>
        schema is { Kind: SchemaKind.Union, Cases: [var only] } ? only with { Nullable = only.Nullable || schema.Nullable } : null;

    /// <summary>What all texts, or all lists, or all maps have in common.</summary>
    private static SchemaUse Common(Schema schema) => new(schema.Kind is SchemaKind.Array or SchemaKind.Map
        ? new Schema(schema.Pointer) { Kind = schema.Kind, Type = schema.Type, Items = new SchemaUse(new Schema(schema.Pointer)) }
        : new Schema(schema.Pointer) { Kind = SchemaKind.Scalar, Type = schema.Type, Format = schema.Type == "integer" ? "int64" : null });

    /// <summary>
    /// A scalar is known by its type. An object is known by the required members that no other case requires, or else by a member that can have
    /// but one value; the object with the most required members comes first, since it is the hardest to mistake.
    /// </summary>
    public static IEnumerable<(string Key, SchemaUse Use)> Keyed(Schema union)
    {
        var objects = Objects(union).ToList();
        return union.Cases
            .Select(c => (Key: Key(c, objects), Use: c))
            .GroupBy(c => c.Key)
            .SelectMany(g => g.Count() == 1 ? g : g.Select(c => (Key: c.Use.Schema.Shape, c.Use)))
            .OrderBy(c => c.Use.Schema.Kind == SchemaKind.Scalar ? Array.IndexOf(ScalarOrder, c.Key) : ScalarOrder.Length)
            .ThenByDescending(c => c.Use.Schema.Required.Count)
            .ThenBy(c => c.Key, StringComparer.Ordinal);
    }

    /// <summary>
    /// The required members that no other case requires, and those that can have but one value, as <c>name=value</c>. A case that has neither is told
    /// from those that are tried after it, or none of them would ever be found.
    /// </summary>
    public static IEnumerable<string> Signs(SchemaUse use, Schema union)
    {
        var signs = Own(use, [.. Objects(union)]).Concat(Constants(use.Schema).Where(c => c.Value.Type == JTokenType.String).Select(c => $"{c.Name}={c.Value}")).ToList();
        if (signs.Count == 0)
            signs = [.. Own(use, [.. Keyed(union).Select(c => c.Use).SkipWhile(c => c.Schema != use.Schema).Where(c => c.Schema.Kind == SchemaKind.Object)])];
        return signs.Order(StringComparer.Ordinal);
    }

    /// <summary>Required members that have exactly one value, such as a provider.</summary>
    public static IEnumerable<(string Name, JValue Value)> Constants(Schema schema) =>
        from p in schema.Properties
        where schema.Required.Contains(p.Key)
        let value = ConstantOf(p.Value)
        where value is not null
        orderby p.Key
        select (p.Key, value);

    /// <summary>The only value that something can have, if there is one.</summary>
    public static JValue? ConstantOf(SchemaUse use) =>
        use.Constant ?? (use.Schema is { Kind: SchemaKind.Enum, Values.Count: 1 } ? new JValue(use.Schema.Values.Single()) : null);

    /// <summary>
    /// Pairs the cases of two unions that are the same, whatever they are called: scalars of one type; objects of one shape or with the same constant
    /// members; else the objects that are known by the same members; else those that share most members, if they share half of them.
    /// </summary>
    public static IReadOnlyDictionary<SchemaUse, SchemaUse> Pair(Schema union, Schema other)
    {
        var open = other.Cases.ToList();
        Dictionary<SchemaUse, SchemaUse> pairs = new(ReferenceEqualityComparer.Instance);
        foreach (var isSame in new Func<Schema, Schema, double>[] { (a, b) => a.Shape == b.Shape ? 1 : 0, IsAlike, HasOwn, Overlap })
        {
            foreach (var use in union.Cases.Where(c => !pairs.ContainsKey(c)))
            {
                var best = open.Where(o => o.Schema.Kind == use.Schema.Kind && isSame(o.Schema, use.Schema) >= 0.5).MaxBy(o => isSame(o.Schema, use.Schema));
                if (best is not null && open.Remove(best))
                    pairs.Add(use, best);
            }
        }

        return pairs;

        double HasOwn(Schema a, Schema b) =>
            a.Kind == SchemaKind.Object && Share(Own(new SchemaUse(a), [.. Objects(union)]), Own(new SchemaUse(b), [.. Objects(other)])) is > 0 and var share ? 0.5 + share / 2 : 0;

        static double IsAlike(Schema a, Schema b) =>
            a.Kind == SchemaKind.Object
                ? Constants(a).ToList() is { Count: > 0 } constants && constants.Select(c => $"{c.Name}={c.Value}").SequenceEqual(Constants(b).Select(c => $"{c.Name}={c.Value}")) ? 1 : 0
                : a.Kind != SchemaKind.Scalar || a.Type == b.Type ? 1 : 0;

        static double Overlap(Schema a, Schema b) =>
            a.Kind == SchemaKind.Object ? Share(a.Properties.Keys, b.Properties.Keys) + (Share(a.Required, b.Required) / 100) : 0;

        static double Share(IEnumerable<string> a, IEnumerable<string> b) => a.Union(b).Count() is > 0 and var all ? (double)a.Intersect(b).Count() / all : 0;
    }

    private static IEnumerable<SchemaUse> Objects(Schema union) => union.Cases.Where(c => c.Schema.Kind == SchemaKind.Object);

    /// <summary>What CircleCI no longer describes in another case may still be sent in it, so it is a sign only where there is no better one.</summary>
    private static IReadOnlyCollection<string> Own(SchemaUse use, List<SchemaUse> objects)
    {
        var others = objects.Where(o => o.Schema != use.Schema).ToList();
        var own = use.Schema.Required.Where(r => others.All(o => !o.Schema.Required.Contains(r))).ToList();
        return own.Where(r => others.All(o => o.Schema.Properties.GetValueOrDefault(r)?.LastDescribed is null)).ToList() is { Count: > 0 } best ? best : own;
    }

    private static string Key(SchemaUse use, List<SchemaUse> objects)
    {
        var schema = use.Schema;
        if (schema.Kind != SchemaKind.Object)
            return schema.Kind switch { SchemaKind.Scalar => schema.Type!, SchemaKind.Map => "object", var kind => kind.ToString().ToLowerInvariant() };
        if (string.Join('+', Own(use, objects)) is { Length: > 0 } own)
            return own;
        // Its name is no key: it has another one in our description.
        return string.Join('+', Constants(schema).Select(c => c.Value)) is { Length: > 0 } constants ? constants : string.Join('+', schema.Properties.Keys.Order(StringComparer.Ordinal).Take(MembersInKey));
    }
}
