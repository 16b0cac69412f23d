using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Unions that are decided and looked into without Newtonsoft.Json: with the same result as by its tokens.</summary>
public class UnionsInBytes
{
    private const int Samples = 3000;

    private static readonly string[][] Signs = [["a"], ["b", "c"], ["a=x"], ["b=x", "c"], []];

    [Fact]
    public void Are_decided_as_by_tokens()
    {
        var decided = 0;
        foreach (var json in Objects())
        {
            // Of a member that comes twice, the last value counts.
            var tokens = Tokens(json);
            foreach (var signs in Signs)
            {
                var expected = signs.Length == 0 || signs.Any(s => Has(tokens, s));

                Assert.True(expected == JsonInput.Read(Bytes(json), (ref JsonInput input) => Decide(ref input, signs), depth: 0), $"{string.Join(" or ", signs)}: {json}");
                decided += expected ? 1 : 0;
            }
        }

        Assert.InRange(decided, Samples, 4 * Samples);
    }

    [Fact]
    public void Are_the_same_tokens()
    {
        var read = 0;
        foreach (var json in Objects())
        {
            var expected = CircleCiJson.ReadToken(Bytes(json), CircleCiJson.MaxDepth);

            if (JsonInput.ReadTree(Bytes(json)) is not { } actual)
                continue;
            read++;
            Assert.Equal(expected.ToString(Formatting.None), actual.ToString(Formatting.None));
            Assert.True(JToken.DeepEquals(expected, actual), json);
        }

        Assert.InRange(read, Samples / 4, Samples);
    }

    [Fact]
    public void Give_their_members_as_values_of_the_same_kind_and_lose_none()
    {
        foreach (var json in Objects())
        {
            var pipeline = JsonConvert.DeserializeObject<Pipeline>($$$"""{"trigger_parameters":{"git":{{{json}}}}}""")!;
            var tokens = Tokens(json);

            Assert.True(pipeline.TriggerParameters["git"].TryGetObject(out var members));

            Check(tokens, members);
            Assert.True(JToken.DeepEquals(tokens, Tokens(pipeline.ToString())["trigger_parameters"]!["git"]), $"{json} became {pipeline}");
        }
    }

    [Fact]
    public void Give_their_members_after_they_were_tokens_too()
    {
        TriggerParameterValue git = TriggerParameterValue.FromJson(JObject.Parse("""{"branch":"main","fork":null,"n":4}"""));

        Assert.Equal("main", (string?)git.Json["branch"]);
        Assert.True(git.TryGetObject(out var members));
        Assert.Equal(("main", null, "4"), ((string?)members["branch"], (string?)members["fork"], members["n"].ToString()));
        Assert.Equal("""{"branch":"main","fork":null,"n":4}""", git.ToString());
    }

    [Fact]
    public void Write_what_their_members_were_changed_to()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>("""{"trigger_parameters":{"git":{"branch":"main"}}}""")!;

        Assert.True(pipeline.TriggerParameters["git"].TryGetObject(out var members));
        members["branch"] = "fix";
        members["depth"] = 3;

        Assert.Contains("""{"git":{"branch":"fix","depth":3}}""", pipeline.ToString());
    }

    [Fact]
    public void Are_text_only_where_they_are()
    {
        TriggerParameterValue text = "main";
        TriggerParameterValue number = 4;

        Assert.Equal(("main", null, null), ((string?)text, (string?)number, (string?)(TriggerParameterValue?)null));
        Assert.False(text.TryGetObject(out _) || number.TryGetObject(out _) || new TriggerParameterValue().TryGetObject(out _));
    }

    private static void Check(JObject expected, CircleCiMap<TriggerParameterValue> actual)
    {
        Assert.Equal(expected.Properties().Select(p => p.Name), actual.Keys);
        foreach (var (name, value) in actual)
        {
            if (expected[name] is JObject inner)
            {
                Assert.True(value.TryGetObject(out var members));
                Check(inner, members);
            }
            else
            {
                Assert.True(JToken.DeepEquals(expected[name], value.Json), $"{expected[name]} became {value.Json}");
            }
        }
    }

    private static bool Decide(ref JsonInput input, string[] signs)
    {
        var place = input.Place;
        var isObject = input.IsObject(signs);
        Assert.Equal(place, input.Place);
        input.Token();
        return isObject;
    }

    private static bool Has(JObject json, string sign)
    {
        var member = json[sign.Split('=')[0]];
        return sign.Contains('=', StringComparison.Ordinal)
            ? member is JValue { Type: JTokenType.String } text && (string?)text == sign.Split('=')[1]
            : member is not (null or JValue { Type: JTokenType.Null } or JArray { Count: 0 });
    }

    private static JObject Tokens(string json) => (JObject)CircleCiJson.ReadToken(Bytes(json), CircleCiJson.MaxDepth);

    private static ArraySegment<byte> Bytes(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>Objects of all kinds of values, with blanks, escapes and members that come twice.</summary>
    private static IEnumerable<string> Objects()
    {
        var random = new Random(16);
        for (var i = 0; i < Samples; i++)
            yield return Object(random, 0);
    }

    private static string Object(Random random, int depth) =>
        $"{Blank(random)}{{{string.Join(',', Enumerable.Range(0, random.Next(0, 6)).Select(_ => $"{Blank(random)}\"{Name(random)}\":{Blank(random)}{Value(random, depth)}{Blank(random)}"))}}}";

    private static string Value(Random random, int depth) => random.Next(depth < 3 ? 12 : 9) switch
    {
        0 => "null",
        1 => "true",
        2 => "\"x\"",
        3 => "\"\\u0078\\n\\\"é😀\"",
        4 => "[]",
        5 => "[ ]",
        6 => $"{random.Next(-5, 100_000)}",
        7 => random.Next(3) switch { 0 => "1.5", 1 => "-2.0e3", _ => "123456789012345678901" },
        8 => "\"2024-01-01T00:00:00Z\"",
        9 => $"[{Value(random, depth + 1)},{Value(random, depth + 1)}]",
        _ => Object(random, depth + 1),
    };

    private static string Name(Random random) => random.Next(8) switch { 0 or 1 => "a", 2 or 3 => "b", 4 => "c", 5 => "\\u0061", 6 => "branch", _ => "ä" };

    private static string Blank(Random random) => random.Next(10) switch { 0 => " ", 1 => "\n\t", _ => "" };
}
