using System.Collections;
using System.Reflection;
using System.Text;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Servers that are older than the description do not send what came later, and spell it as it was spelled then. Every model is tried.</summary>
public class OlderServers
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    public static TheoryData<string> Models => [.. ModelReader.All.Where(m => m.Value.Type.IsSubclassOf(typeof(CircleCiModel))).Select(m => m.Key).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Leave_out_lists_and_maps_and_programs_find_them_empty(string model)
    {
        var reader = ModelReader.All[model];
        var collections = Members(reader.Type).Where(m => typeof(IEnumerable).IsAssignableFrom(m.Property.PropertyType) && m.Property.PropertyType != typeof(string) && !IsUnion(m.Property.PropertyType) && !IsJson(m.Property.PropertyType)).ToList();
        var nulls = "{" + string.Join(',', collections.Select(m => $"\"{m.Wire}\":null")) + "}";

        foreach (var it in new[] { "{}", nulls }.SelectMany(json => Read(reader, json)))
        {
            foreach (var (_, property) in collections)
                Assert.True(property.GetValue(it) is IEnumerable found && !found.Cast<object>().Any(), $"{model}.{property.Name} is {property.GetValue(it) ?? "null"}.");
            // To look is not to set, but for what a request must have.
            if (!IsSent(reader.Type))
                Assert.DoesNotContain("[", it.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Spell_members_with_hyphens_or_underscores_or_neither_and_programs_find_all(string model)
    {
        var reader = ModelReader.All[model];

        foreach (var (wire, property) in Members(reader.Type).Where(m => m.Wire.Contains('-') || m.Wire.Contains('_')))
        {
            // Some describe both, as v1.1 does where it has a member of either name.
            foreach (var other in Spellings(wire).Where(o => Members(reader.Type).All(m => m.Wire != o)))
            {
                var value = Sample(property.PropertyType);
                var expected = reader.Read(Encoding.UTF8.GetBytes($"{{\"{wire}\":{value}}}"))!;
                foreach (var it in Read(reader, $"{{\"{other}\":{value}}}"))
                {
                    Assert.Null(Graph.Difference(expected, it));
                    Assert.Empty(((CircleCiModel)it).AdditionalProperties);
                    Assert.DoesNotContain($"\"{other}\"", it.ToString());
                }
            }
        }
    }

    /// <summary>created-at for created_at and the other way round, and createdAt for both.</summary>
    private static IEnumerable<string> Spellings(string wire)
    {
        yield return wire.Contains('-') ? wire.Replace('-', '_') : wire.Replace('_', '-');
        var words = wire.Split('-', '_');
        yield return words[0] + string.Concat(words.Skip(1).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    [Fact]
    public void Of_both_kinds_are_tried_in_every_version()
    {
        var members = ModelReader.All.Values.Where(r => r.Type.IsSubclassOf(typeof(CircleCiModel))).SelectMany(r => Members(r.Type)).ToList();

        Assert.True(members.Count(m => m.Property.PropertyType.Name is "IList`1" or "CircleCiMap`1") > 120);
        Assert.True(members.Count(m => m.Wire.Contains('-') || m.Wire.Contains('_')) > 450);
    }

    [Fact]
    public void Send_pipelines_without_warnings()
    {
        var old = JsonConvert.DeserializeObject<Pipeline>($$"""{"id":"{{Id}}","number":12,"state":"created","errors":[]}""")!;

        Assert.Empty(old.Warnings);
        Assert.DoesNotContain("warnings", old.ToString());
    }

    private static IEnumerable<object> Read(ModelReader reader, string json)
    {
        yield return reader.Read(Encoding.UTF8.GetBytes(json))!;
        yield return reader.ReadSlowly(Encoding.UTF8.GetBytes(json))!;
        yield return reader.Convert(json)!;
    }

    private static IEnumerable<(string Wire, PropertyInfo Property)> Members(Type type) =>
        from property in type.GetProperties()
        let wire = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName
        where wire is not null
        select (wire, property);

    private static bool IsSent(Type type) => type.GetMethod("Check", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static bool IsUnion(Type type) => type.IsSubclassOf(typeof(Union));

    private static bool IsJson(Type type) => typeof(Newtonsoft.Json.Linq.JToken).IsAssignableFrom(type);

    /// <summary>A value that the member takes, other than the one that it has by itself.</summary>
    private static string Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(bool) ? "true"
            : type == typeof(long) || type == typeof(int) || type == typeof(double) || type == typeof(TimeSpan) ? "7"
            : type == typeof(Guid) || Support.Sample.IsUuid(type) ? $"\"{Id}\""
            : type == typeof(DateTimeOffset) ? "\"2023-04-14T21:20:14Z\""
            : type == typeof(string) || type.IsValueType || type == typeof(CircleCiSecret) ? "\"text\""
            : type.Name == "IList`1" ? "[]"
            : IsUnion(type) || IsJson(type) ? "\"text\""
            : "{}";
    }
}
