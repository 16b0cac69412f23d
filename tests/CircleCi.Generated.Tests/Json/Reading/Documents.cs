using System.Reflection;
using CircleCi.Generated.Json;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>Random JSON that CircleCI could send for a type of the SDK: every kind of text, number and time, and members left out.</summary>
internal static class Documents
{
    private const int MaxDepth = 4;

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "main", "gh/acme/shop", "success", "a \"quoted\" \\ text", "line\nline\ttab\r\n", "é ü 漢字", "🚀 launch", "\u0001\u007f\u2028", "null", "true", "12", "-0", "1.5", "2024-01-01T00:00:00Z", "NaN", "#joda/inst 2023-04-14T21:20:14+0000", "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => new string(t.Get.Where(c => !char.IsSurrogate(c)).ToArray())),
        Gen.Choose(0, 300).Select(n => new string('x', n)));

    private static readonly Gen<JToken> Integers = Gen.OneOf(
        Gen.Choose(-5, 100_000).Select(n => (JToken)n),
        Gen.Elements<JToken>(0L, 1L, -1L, 4_000_000_000L, 999_999_999_999_999_999L, -99_999_999_999_999_999L));

    private static readonly Gen<JToken> Numbers = Gen.OneOf(
        Integers,
        Gen.Elements<JToken>(0.25, -0.5, 1.0, 12345.678, 0.1, 1e-7, 123456789012345.6, 1.7976931348623157e308, 5e-324, 0.30000000000000004),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => (JToken)f.Get));

    private static readonly Gen<JToken> Times = Gen.Elements<JToken>(
        "2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09.123Z",
        "2024-02-29T23:59:59.1234567Z",
        "2023-04-14T21:20:14+0000",
        "2023-04-14T23:20:14+02:00",
        "2023-04-14T23:20:14-1130",
        "#joda/inst 2023-04-14T21:20:14+0000",
        "1999-12-31T23:59:59.9Z",
        "");

    private static readonly Gen<JToken> Anything = Gen.Sized(size => AnythingOf(size / 8));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(Type, int), Gen<JToken>> Known = new();

    /// <summary>JSON for the type.</summary>
    public static Gen<JToken> For(Type type) => Of(type, 0);

    private static Gen<JToken> Of(Type type, int depth) => Known.GetOrAdd((type, depth), static key => Make(key.Item1, key.Item2));

    private static Gen<JToken> Make(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(CircleCiSecret))
            return Texts.Select(t => (JToken)t);
        if (type == typeof(bool))
            return Gen.Elements<JToken>(true, false);
        if (type == typeof(int))
            return Gen.Choose(-5, int.MaxValue).Select(n => (JToken)n);
        if (type == typeof(long))
            return Integers;
        if (type == typeof(double))
            return Numbers;
        if (type == typeof(ProjectSlug) || type == typeof(OrgSlug))
            return Gen.OneOf(Gen.Constant((JToken)"gh/acme/shop"), Texts.Select(t => (JToken)t));
        if (typeof(IWireId).IsAssignableFrom(type) && type.GetConstructor([typeof(Guid)]) is null)
            return Texts.Select(t => (JToken)t);
        if (type == typeof(Guid) || typeof(IWireId).IsAssignableFrom(type))
            return ArbMap.Default.GeneratorFor<Guid>().Select(g => (JToken)g.ToString());
        if (type == typeof(DateTimeOffset))
            return Times;
        if (type.IsSubclassOf(typeof(Union)))
            return Gen.OneOf(UnionCases(type, depth));
        if (typeof(JToken).IsAssignableFrom(type))
            return Anything;
        if (type.IsValueType)
            return Gen.OneOf(Gen.Elements(type.GetNestedType("Values")!.GetFields().Select(f => (string)f.GetValue(null)!).ToArray()), Texts).Select(t => (JToken)t);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
            return Gen.Resize(Gen.ListOf(Of(type.GenericTypeArguments[0], depth + 1)), depth > MaxDepth ? 0 : 4).Select(items => (JToken)new JArray(items));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CircleCiMap<>))
            return Gen.Resize(Gen.ListOf(Texts.Zip(Of(type.GenericTypeArguments[0], depth + 1))), depth > MaxDepth ? 0 : 4).Select(members => Object(members));
        if (type.IsSubclassOf(typeof(CircleCiModel)))
            return Model(type, depth);
        throw new NotSupportedException($"{type} needs a generator here.");
    }

    private static Gen<JToken> Model(Type type, int depth)
    {
        // What is deep, and may refer to itself, has no members.
        if (depth > MaxDepth)
            return Gen.Constant(0).Select(_ => (JToken)new JObject());
        var members =
            from property in type.GetProperties()
            let name = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName
            where name is not null
            let values = Durations(property) ?? Of(property.PropertyType, depth + 1)
            select Gen.Choose(0, 9).SelectMany(n => n == 0 ? Gen.Constant<(string, JToken)?>(null) : values.Select(v => ((string, JToken)?)(name, v)));
        return Gen.CollectToArray(members).Select(all => Object(all.Where(m => m is not null).Select(m => m!.Value)));
    }

    /// <summary>Durations in the unit that the member's converter knows; null for other members.</summary>
    private static Gen<JToken>? Durations(PropertyInfo property) => property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType.Name switch
    {
        nameof(MillisecondsConverter) => Gen.Choose(0, int.MaxValue).Select(n => (JToken)n),
        nameof(SecondsConverter) => Gen.OneOf(Gen.Choose(0, 1_000_000).Select(n => (JToken)n), Gen.Choose(0, 1_000_000).Select(n => (JToken)(n / 8.0))),
        nameof(DurationTextConverter) => Gen.Elements("1h30m", "90s", "2d", "500ms").Select(t => (JToken)t),
        _ => null,
    };

    private static IEnumerable<Gen<JToken>> UnionCases(Type type, int depth) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.Name.StartsWith("From", StringComparison.Ordinal) && m.Name != "FromJson")
            .Select(m => m.GetParameters()[0].ParameterType)
            // Of a union that may be an object of itself, the members are anything.
            .Select(t => t == typeof(CircleCiMap<>).MakeGenericType(type) ? Gen.Resize(Gen.ListOf(Texts.Zip(Anything)), 4).Select(members => Object(members)) : Of(t, depth + 1))
            .Append(Anything);

    private static Gen<JToken> AnythingOf(int size)
    {
        var scalars = Gen.OneOf(Texts.Select(t => (JToken)t), Integers, Numbers, Gen.Elements<JToken>(true, false), Gen.Constant(0).Select(_ => (JToken)JValue.CreateNull()));
        if (size <= 0)
            return scalars;
        var inner = AnythingOf(size / 3);
        return Gen.OneOf(
            scalars,
            Gen.Resize(Gen.ListOf(inner), 3).Select(items => (JToken)new JArray(items)),
            Gen.Resize(Gen.ListOf(Texts.Zip(inner)), 3).Select(members => Object(members)));
    }

    private static JToken Object(IEnumerable<(string Name, JToken Value)> members)
    {
        var json = new JObject();
        foreach (var (name, value) in members)
            json[name] = value.DeepClone();
        return json;
    }
}
