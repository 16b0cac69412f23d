using System.Reflection;
using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Json.Odd;

/// <summary>A member of another type costs nothing else. Each member of every model is tried with values of every kind, in all ways of reading.</summary>
public class Members(ITestOutputHelper output)
{
    private static readonly JsonSerializerSettings Plainly = new() { DateParseHandling = DateParseHandling.None };

    public static TheoryData<string> Models => [.. Readers.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, ModelReader> Readers { get; } = ModelReader.All.Where(m => m.Value.Type.IsSubclassOf(typeof(CircleCiModel))).ToDictionary();

    [Theory]
    [MemberData(nameof(Models))]
    public void Of_another_type_are_read_or_kept_and_cost_nothing_else(string model)
    {
        var reader = Readers[model];
        var tried = 0;
        foreach (var document in Documents.For(reader.Type).Sample(2, new FsCheck.Rnd(20_261_129, 1), 40).Cast<JObject>())
        {
            var asRead = (CircleCiModel)reader.Read(Bytes(document))!;
            var written = Written(asRead);
            foreach (var member in Names(reader.Type))
            {
                foreach (var value in Values.All)
                {
                    var changed = With(document, member, value);
                    foreach (var it in Ways(reader, changed))
                    {
                        AssertNothingIsLost(member, changed, it, written);
                        tried++;
                    }
                }
            }
        }

        output.WriteLine($"{tried} substitutions, all read, 0 members lost.");
    }

    [Fact]
    public void Are_tried_in_all_models() => Assert.True(Readers.Values.Sum(r => Names(r.Type).Count()) > 1_000, $"{Readers.Values.Sum(r => Names(r.Type).Count())} members");

    [Theory]
    [MemberData(nameof(Models))]
    public void Of_another_type_are_told_once_each(string model)
    {
        var reader = Readers[model];
        var names = Names(reader.Type).ToList();
        // No scalar, list, model or map is this, but what may be any JSON is.
        var all = new JObject(names.Select(n => new JProperty(n, JToken.Parse("[[[]]]"))));
        var odd = new OddMembers();

        var it = (CircleCiModel)reader.ReadSlowly(Bytes(new JArray(all, all)[0]), odd)!;

        Assert.Equal(it.AdditionalProperties.Keys.Order(), odd.All.Select(o => o.Key.Name).Order());
        Assert.All(odd.All, o => Assert.Contains("is kept in AdditionalProperties", o.ToString()));
    }

    private static void AssertNothingIsLost(string member, JObject came, CircleCiModel it, JObject before)
    {
        var written = Written(it);
        if (it.AdditionalProperties.TryGetValue(member, out var kept))
        {
            Assert.True(JToken.DeepEquals(kept, came[member]), $"{it.GetType().Name}.{member} was {came[member]} and is kept as {kept}.");
            Assert.True(JToken.DeepEquals(written[member], came[member]), $"{it.GetType().Name}.{member} was {came[member]} and is written as {written[member]}.");
        }
        else if (!IsEmpty(it, member, came[member]!))
        {
            Assert.True(SaysTheSame(it, member, written[member], came[member]!), $"{it.GetType().Name}.{member} was {came[member]!.ToString(Formatting.None)} and is {written[member]?.ToString(Formatting.None)}, and not kept.");
            Assert.True(it.Has(member), $"{it.GetType().Name} was read with {member} and denies it.");
        }

        foreach (var other in before.Properties().Where(p => p.Name != member))
            Assert.True(JToken.DeepEquals(other.Value, written[other.Name]), $"{it.GetType().Name}.{other.Name} is another with {member} as {came[member]}: {other.Value} became {written[other.Name]}.");
    }

    /// <summary>What is inside of a model, union or list is for the tests of those.</summary>
    private static bool SaysTheSame(CircleCiModel it, string member, JToken? written, JToken came)
    {
        var type = PropertyOf(it.GetType(), member).PropertyType;
        if (type.IsSubclassOf(typeof(CircleCiModel)) || type.IsSubclassOf(typeof(Union)) || type.Name is "IList`1" or "CircleCiMap`1")
            return came is JContainer || Values.SaysTheSame(written, came);
        return Values.SaysTheSame(written, came);
    }

    /// <summary>An empty text for a time says that there is none, as of jobs that wait; an empty text or state is none to begin with.</summary>
    private static bool IsEmpty(CircleCiModel it, string member, JToken came)
    {
        var property = PropertyOf(it.GetType(), member).PropertyType;
        property = Nullable.GetUnderlyingType(property) ?? property;
        return came is JValue { Value: string text }
            && (property == typeof(DateTimeOffset) ? string.IsNullOrWhiteSpace(text) : text.Length == 0 && (property == typeof(string) || typeof(IWireId).IsAssignableFrom(property) || property.GetNestedType("Values") is not null));
    }

    private static IEnumerable<CircleCiModel> Ways(ModelReader reader, JObject json)
    {
        yield return (CircleCiModel)reader.Read(Bytes(json))!;
        yield return (CircleCiModel)reader.ReadSlowly(Encoding.UTF8.GetBytes("/* a comment */" + InSingleQuotes(json)))!;
        yield return (CircleCiModel)reader.Convert(json.ToString(Formatting.None))!;
    }

    private static JObject With(JObject document, string member, string value)
    {
        var changed = (JObject)document.DeepClone();
        changed[member] = JsonConvert.DeserializeObject<JToken>(value, Plainly);
        return changed;
    }

    private static JObject Written(CircleCiModel it)
    {
        using var reader = new JsonTextReader(new StringReader(JsonConvert.SerializeObject(it))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
    }

    private static string InSingleQuotes(JObject json)
    {
        using var text = new StringWriter();
        using (var writer = new JsonTextWriter(text) { QuoteChar = '\'' })
            json.WriteTo(writer);
        return text.ToString();
    }

    private static byte[] Bytes(JToken json) => Encoding.UTF8.GetBytes(json.ToString(Formatting.None));

    private static IEnumerable<string> Names(Type type) => type.GetProperties().Select(p => p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName).Where(n => n is not null)!;

    private static PropertyInfo PropertyOf(Type type, string member) => type.GetProperties().Single(p => p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == member);
}
