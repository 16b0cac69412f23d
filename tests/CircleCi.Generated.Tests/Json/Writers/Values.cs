using CircleCi.Generated.Json;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>Values that stand by themselves: enums, IDs, slugs, secrets, maps and JSON of every kind.</summary>
public class Values
{
    private const ulong Seed = 20_261_130;

    public static TheoryData<Type> Texts => [.. typeof(CircleCiModel).Assembly.GetTypes().Where(t => t.IsValueType && typeof(IWireText).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    public static TheoryData<Type> Maps => [.. typeof(CircleCiModel).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(CircleCiModel))).SelectMany(t => t.GetProperties()).Select(p => p.PropertyType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(CircleCiMap<>)).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Of_enums_ids_and_slugs_are_written_as_newtonsoft_json_does(Type type) => Check(type, 60);

    [Theory]
    [MemberData(nameof(Maps))]
    public void In_maps_are_written_as_newtonsoft_json_does(Type type) => Check(type, 100);

    [Fact]
    public void Of_any_JSON_are_written_as_newtonsoft_json_does() => Check(typeof(JToken), 2000);

    [Fact]
    public void That_are_secret_are_written_as_newtonsoft_json_does() => Check(typeof(CircleCiSecret), 200);

    [Fact]
    public void Of_each_character_and_of_each_length_are_written_as_newtonsoft_json_does()
    {
        for (var c = 0; c <= char.MaxValue; c++)
            AssertText($"{(char)c}");
        // The characters that are written several at a time end anywhere, and one that must be escaped stands anywhere among them.
        foreach (var odd in new[] { "", "\"", "\\", "\n", "é", "\u2028", "🚀", "\ud83d" })
        {
            for (var length = 0; length < 70; length++)
            {
                for (var at = 0; at <= length; at++)
                    AssertText(new string('x', length).Insert(at, odd));
            }
        }
    }

    [Fact]
    public void That_are_times_are_written_as_newtonsoft_json_does()
    {
        var random = new Random(20_261_130);
        for (var i = 0; i < 20_000; i++)
        {
            var ticks = random.NextInt64(DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
            // With fractions of every length.
            ticks -= ticks % (long)Math.Pow(10, i % 9);
            AssertText(new CircleCiMap<DateTimeOffset> { ["at"] = new DateTimeOffset(ticks, TimeSpan.Zero) }, $$"""{"at":"{{Judge.Time(new DateTimeOffset(ticks, TimeSpan.Zero))}}"}""");
        }
    }

    [Fact]
    public void That_are_numbers_are_written_as_newtonsoft_json_does()
    {
        var random = new Random(20_261_130);
        for (var i = 0; i < 20_000; i++)
        {
            var whole = random.NextInt64(long.MinValue, long.MaxValue) >> (i % 64);
            var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            AssertText(new CircleCiMap<long> { ["n"] = whole }, $$"""{"n":{{JsonConvert.ToString(whole)}}}""");
            AssertText(new CircleCiMap<double> { ["n"] = number }, JsonConvert.SerializeObject(new Dictionary<string, double> { ["n"] = number }));
        }
    }

    private static void AssertText(string text) => AssertText(new CircleCiMap<string> { [text] = text }, $"{{{JsonConvert.ToString(text)}:{JsonConvert.ToString(text)}}}");

    private static void AssertText(object it, string expected)
    {
        Assert.Equal(expected, CircleCiJson.Write(it));
        Assert.Equal(Judge.Bytes(expected), CircleCiJson.WriteBytes(it));
    }

    private static void Check(Type type, int count) =>
        Prop.ForAll(Instances.Values(type).Where(v => v is not null).ToArbitrary(), v => Differences.AssertSame(v!)).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, 1));
}
