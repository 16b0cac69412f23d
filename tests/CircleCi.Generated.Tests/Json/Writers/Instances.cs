using System.Collections;
using System.Reflection;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>
/// Random models and unions as programs make them: members set, not set, set to null or only looked at; every kind of text, number and time, also those that no JSON
/// has; nulls in lists and maps; additional properties with names of their own, of members, and almost of members.
/// </summary>
internal static class Instances
{
    private const int MaxDepth = 4;

    private static readonly string[] OddTexts =
    [
        "", " ", "main", "a \"quoted\" \\ text / 'x'", "line\nline\ttab\r\n\b\f", "é ü 漢字", "🚀 launch", "\u0000\u0001\u001f\u007f\u0080\u0085\u009f", "\u2028\u2029\ufeff\uffff", "\ud83d", "\udc00x", "x\ud83d", "\udc00\ud83d", "<script>&amp;</script>",
        "null", "12", "2024-01-01T00:00:00Z", "System.", "System.Object is a type", new string('x', 127), new string('é', 300), new string('\n', 40), new string('y', 5000),
    ];

    private static readonly double[] OddNumbers = [0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e15, 1e16, 1e17, 123456789012345680, 1e-5, 1e-7, 5e-324, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 4.35];

    private static readonly long[] OddIntegers = [0, 1, -1, 9, 10, 99, 100, int.MaxValue, int.MinValue, 4_000_000_000, long.MaxValue, long.MinValue, long.MinValue + 1, 999_999_999_999_999_999];

    private static readonly DateTimeOffset[] OddTimes =
    [
        default, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, new(2024, 2, 29, 23, 59, 59, TimeSpan.FromHours(14)), new(2024, 5, 6, 7, 8, 9, 120, TimeSpan.FromMinutes(-690)),
        new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1_234_500), new(1, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)),
    ];

    private static readonly TimeSpan[] OddDurations =
    [
        TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500.5), TimeSpan.FromSeconds(-90), TimeSpan.FromHours(49.5), TimeSpan.MaxValue, TimeSpan.MinValue,
    ];

    /// <summary>What callers may put into JSON of their own.</summary>
    private static readonly Func<JToken?>[] OddTokens =
    [
        () => null, () => JValue.CreateNull(), () => JValue.CreateUndefined(), () => new JValue(DateTime.UnixEpoch), () => new JValue(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2))),
        () => new JValue(Guid.Parse("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10")), () => new JValue(new Uri("https://circle.test/é?a=\"b\"")), () => new JValue(TimeSpan.FromSeconds(1.5)),
        () => new JValue(1.5m), () => new JValue(2m), () => new JValue(0.1f), () => new JValue(float.NaN), () => new JValue(double.NegativeInfinity), () => new JValue(ulong.MaxValue), () => new JValue('c'),
        () => new JValue((object)7), () => new JValue((object)(byte)8), () => JToken.Parse("123456789012345678901234567890"), () => new JRaw("{ \"raw\" : [1, 2] }"),
        () => new JObject { ["a"] = new JArray(1, JValue.CreateNull(), "x", new JObject(), new JArray()), ["ключ\n\u2028"] = 1e300, [""] = new JRaw("1.50"), ["\ud83d"] = "\udc00" },
        () => new JArray(JValue.CreateComment("a comment"), 1), () => JToken.Parse("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"), () => Deep(300),
    ];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(Type, int), Gen<object?>> Known = new();

    public static Gen<object> Of(Type type) => Of(type, 0).Select(o => o!);

    public static Gen<object> Texts { get; } = Values(typeof(string)).Select(t => t!);

    /// <summary>Values for the type, without null.</summary>
    public static Gen<object?> Values(Type type) => Of(type, 1);

    private static Gen<object?> Of(Type type, int depth) => Known.GetOrAdd((type, depth), static key => Make(key.Item1, key.Item2));

    private static Gen<object?> Make(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return Gen.OneOf(Gen.Elements(OddTexts).Select(t => (object?)t), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => (object?)t.Get), Gen.Choose(0, 70).Select(n => (object?)new string('z', n)));
        if (type == typeof(CircleCiSecret))
            return Of(typeof(string), depth).Select(t => (object?)new CircleCiSecret((string)t!));
        if (type == typeof(bool))
            return Gen.Elements<object?>(true, false);
        if (type == typeof(int))
            return Gen.OneOf(Gen.Elements<object?>(0, -1, int.MinValue, int.MaxValue), Gen.Choose(-100_000, 100_000).Select(n => (object?)n));
        if (type == typeof(long))
            return Gen.OneOf(Gen.Elements(OddIntegers).Select(n => (object?)n), ArbMap.Default.GeneratorFor<long>().Select(n => (object?)n));
        if (type == typeof(double))
            return Gen.OneOf(Gen.Elements(OddNumbers).Select(n => (object?)n), ArbMap.Default.GeneratorFor<double>().Select(n => (object?)n));
        if (type == typeof(Guid))
            return Gen.OneOf(Gen.Constant((object?)Guid.Empty), ArbMap.Default.GeneratorFor<Guid>().Select(g => (object?)g));
        if (type == typeof(DateTimeOffset))
            return Gen.OneOf(Gen.Elements(OddTimes).Select(t => (object?)t), ArbMap.Default.GeneratorFor<DateTimeOffset>().Select(t => (object?)t));
        if (type == typeof(TimeSpan))
            return Gen.OneOf(Gen.Elements(OddDurations).Select(t => (object?)t), Gen.Choose(0, 100_000_000).Select(n => (object?)TimeSpan.FromTicks(n * 5000L)));
        if (type == typeof(JToken))
            return Gen.OneOf(Gen.Elements(OddTokens).Where(t => t() is not null).Select(t => (object?)t()), Documents.For(typeof(JToken)).Select(t => (object?)t.DeepClone()));
        if (type == typeof(JObject))
            return Of(typeof(JToken), depth).Select(t => (object?)new JObject { ["it"] = (JToken)t! });
        if (type == typeof(JArray))
            return Of(typeof(JToken), depth).Select(t => (object?)new JArray(1, (JToken)t!));
        if (typeof(IWireText).IsAssignableFrom(type))
            return Gen.OneOf(Gen.Constant(Activator.CreateInstance(type)), WireTexts(type, depth));
        if (type.IsSubclassOf(typeof(Union)))
            return Gen.OneOf((depth > MaxDepth ? [] : Cases(type, depth)).Append(Gen.Constant(0).Select(_ => Activator.CreateInstance(type))).Append(Documents.For(type).Select(d => Read(type, d))));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
            return Gen.Resize(Gen.ListOf(OrNull(type.GenericTypeArguments[0], depth + 1)), depth > MaxDepth ? 0 : 4).Select(items => (object?)Fill((IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments))!, items));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CircleCiMap<>))
            return Gen.Resize(Gen.ListOf(Texts.Zip(OrNull(type.GenericTypeArguments[0], depth + 1))), depth > MaxDepth ? 0 : 4).Select(members => (object?)Fill((IDictionary)Activator.CreateInstance(type)!, members));
        if (type.IsSubclassOf(typeof(CircleCiModel)))
            return Model(type, depth);
        throw new NotSupportedException($"{type} needs a generator here.");
    }

    private static Gen<object?> WireTexts(Type type, int depth) =>
        typeof(IWireId).IsAssignableFrom(type) && type.GetConstructor([typeof(Guid)]) is { } ofGuid
            ? Of(typeof(Guid), depth).Select(g => (object?)ofGuid.Invoke([g]))
            : Documents.For(type).Select(d => JsonConvert.DeserializeObject(d.ToString(Formatting.None), type));

    private static Gen<object?> OrNull(Type type, int depth) => type.IsValueType ? Of(type, depth) : Gen.Frequency((1, Gen.Constant((object?)null)), (6, Of(type, depth)));

    private static IEnumerable<Gen<object?>> Cases(Type type, int depth) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.Name.StartsWith("From", StringComparison.Ordinal) && method.Name != "FromJson"
        let of = method.GetParameters()[0].ParameterType
        // A union may be an object of itself.
        where depth <= MaxDepth || of != typeof(CircleCiMap<>).MakeGenericType(type)
        select Of(of, depth + 1).Select(v => method.Invoke(null, [v]));

    private static object? Read(Type type, JToken document) => ModelReader.All[type.FullName!["CircleCi.Generated.".Length..]].Read(Sent.Of(document).Bytes);

    private static Gen<object?> Model(Type type, int depth)
    {
        if (depth > MaxDepth)
            return Gen.Constant(0).Select(_ => Activator.CreateInstance(type));
        var members = type.GetProperties().Where(p => p.GetCustomAttribute<JsonPropertyAttribute>() is not null).ToList();
        return
            from choices in Gen.CollectToArray(members.Select(m => Choice(m, depth + 1)))
            from extra in Gen.Frequency((3, Gen.Constant(Array.Empty<(string, JToken?)>())), (1, Gen.Resize(Gen.ArrayOf(Extra(members)), 3)))
            select (object?)Filled(type, choices, extra);
    }

    private static Gen<Action<object>> Choice(PropertyInfo member, int depth)
    {
        var set = Of(member.PropertyType, depth).Select(v => (Action<object>)(model => member.SetValue(model, v)));
        var leave = Gen.Constant((Action<object>)(_ => { }));
        var look = Gen.Constant((Action<object>)(model => member.GetValue(model)));
        var clear = Gen.Constant((Action<object>)(model => member.SetValue(model, null)));
        return Gen.Frequency((6, set), (2, leave), (1, look), (1, clear), (1, Inside(member, depth)));
    }

    /// <summary>Sets something in a member that was only looked at.</summary>
    private static Gen<Action<object>> Inside(PropertyInfo member, int depth) =>
        member.PropertyType.IsSubclassOf(typeof(CircleCiModel)) && depth <= MaxDepth
            ? Gen.OneOf(member.PropertyType.GetProperties().Where(p => p.GetCustomAttribute<JsonPropertyAttribute>() is not null).Select(p => Choice(p, depth + 1)))
                .Select(inner => (Action<object>)(model =>
                {
                    if (member.GetValue(model) is { } it)
                        inner(it);
                }))
            : Gen.Constant((Action<object>)(model => member.GetValue(model)));

    private static Gen<(string Name, JToken? Value)> Extra(List<PropertyInfo> members)
    {
        var wires = members.Select(m => m.GetCustomAttribute<JsonPropertyAttribute>()!.PropertyName!).ToArray();
        var names = wires.Length == 0 ? Texts.Select(t => (string)t) : Gen.OneOf(Gen.Elements(wires), Gen.Elements(wires).Select(w => w.ToUpperInvariant()), Gen.Elements(wires).Select(w => w.Replace('_', '-')), Texts.Select(t => (string)t));
        return names.Zip(Gen.OneOf(Gen.Elements(OddTokens).Select(t => t()), Documents.For(typeof(JToken)).Select(t => (JToken?)t.DeepClone())));
    }

    private static object Filled(Type type, Action<object>[] choices, (string Name, JToken? Value)[] extra)
    {
        var model = (CircleCiModel)Activator.CreateInstance(type)!;
        foreach (var choice in choices)
            choice(model);
        foreach (var (name, value) in extra)
            model.AdditionalProperties[name] = value;
        return model;
    }

    private static IList Fill(IList list, IEnumerable<object?> items)
    {
        foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static IDictionary Fill(IDictionary map, IEnumerable<(object Name, object? Value)> members)
    {
        foreach (var (name, value) in members)
            map[name] = value;
        return map;
    }

    private static JToken Deep(int levels)
    {
        JToken json = 1;
        for (var i = 0; i < levels; i++)
            json = i % 2 == 0 ? new JArray(json) : new JObject { ["a"] = json };
        return json;
    }
}
