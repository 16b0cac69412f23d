using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>The generated writers beside Newtonsoft.Json, on random models and unions of every type. The same ones in every run.</summary>
public class Differences
{
    private const int Count = 60;
    private const ulong Seed = 20_261_129;

    public static TheoryData<string> Models => [.. ModelReader.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Are_none_for_what_programs_make(string model) => Check(Instances.Of(ModelReader.All[model].Type), Count, AssertSame);

    [Theory]
    [MemberData(nameof(Models))]
    public void Are_none_for_what_servers_send(string model)
    {
        var reader = ModelReader.All[model];

        Check(Mutations.Mutants(reader.Type), Count, sent =>
        {
            try
            {
                if (reader.Read(sent.Bytes) is { } read)
                    AssertSame(read);
            }
            catch (JsonException)
            {
                // It is no JSON, or no such model.
            }
        });
    }

    /// <summary>Compares all ways in which it is written.</summary>
    internal static void AssertSame(object it)
    {
        AssertSame(Judge.Write(it, Way.Plain), CircleCiJson.Write(it), "CircleCiJson.Write");
        AssertSame(Judge.Write(it, Way.Plain), JsonConvert.SerializeObject(it), "JsonConvert");
        AssertSame(Judge.Write(it, Way.Shown), CircleCiJson.Show(it), "CircleCiJson.Show");
        AssertSame(Encoding.UTF8.GetString(Judge.Bytes(Judge.Write(it, Way.Sent))), Encoding.UTF8.GetString(CircleCiJson.WriteBytes(it)), "CircleCiJson.WriteBytes");
        if (Plain(Judge.Token(it)) is { } expected)
            AssertSame(expected, Plain(JToken.FromObject(it))!, "JToken.FromObject");
    }

    /// <summary>The values of JSON with their kinds and .NET types.</summary>
    private static string Plain(JToken token) => string.Join(' ', (token is JContainer all ? all.DescendantsAndSelf() : [token])
        .Select(t => t switch { JProperty p => $"{p.Name}:", JValue v => $"{v.Type} {v.Value?.GetType().Name} {v.ToString(Formatting.None)}", _ => $"{t.Type}" }));

    private static void AssertSame(string expected, string actual, string way)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
            return;
        var at = Enumerable.Range(0, Math.Min(expected.Length, actual.Length)).FirstOrDefault(i => expected[i] != actual[i], Math.Min(expected.Length, actual.Length));
        Assert.Fail($"{way} writes {Around(actual, at)} where Newtonsoft.Json writes {Around(expected, at)}");
    }

    private static string Around(string text, int at) => JsonConvert.ToString(text.Substring(Math.Max(0, at - 80), Math.Min(160, text.Length - Math.Max(0, at - 80))));

    private static void Check<T>(Gen<T> instances, int count, Action<T> holds) =>
        Prop.ForAll(instances.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, 1));
}
