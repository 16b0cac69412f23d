using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Dynamic;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Content of all kinds, at all places where content goes: it is sent as what it is, or refused by name before anything is sent.</summary>
public class ForeignContent
{
    private const string Object = """{"a":1,"b":"x","c":[true,1.5]}""";

    private static readonly JsonDocument Document = JsonDocument.Parse(Object);

    /// <summary>What is an object in JSON.</summary>
    private static readonly Dictionary<string, Func<object>> Objects = new()
    {
        ["JsonElement"] = () => Document.RootElement,
        ["JsonDocument"] = () => Document,
        ["JsonObject"] = () => JsonNode.Parse(Object)!,
        ["JObject"] = () => JObject.Parse(Object),
        ["anonymous"] = () => new { a = 1, b = "x", c = new object[] { true, 1.5 } },
        ["anonymous, of JsonElements"] = () => new { a = Document.RootElement.GetProperty("a"), b = Document.RootElement.GetProperty("b"), c = Document.RootElement.GetProperty("c") },
        ["ExpandoObject"] = () =>
        {
            var it = new ExpandoObject();
            foreach (var (name, value) in Values<object>(v => v))
                ((IDictionary<string, object?>)it)[name] = value;
            return it;
        },
        ["Hashtable"] = () => new Hashtable { ["a"] = 1, ["b"] = "x", ["c"] = new object[] { true, 1.5 } },
        ["Dictionary of objects"] = () => new Dictionary<string, object>(Values<object>(v => v)),
        ["Dictionary of JsonElements"] = () => new Dictionary<string, JsonElement>(Values(v => JsonSerializer.SerializeToElement(v))),
        ["Dictionary of JsonNodes"] = () => new Dictionary<string, JsonNode>(Values(v => JsonSerializer.SerializeToNode(v)!)),
        ["Dictionary of JTokens"] = () => new Dictionary<string, JToken>(Values(JToken.FromObject)),
        ["SortedDictionary"] = () => new SortedDictionary<string, object>(new Dictionary<string, object>(Values<object>(v => v))),
        ["ReadOnlyDictionary"] = () => new ReadOnlyDictionary<string, object>(new Dictionary<string, object>(Values<object>(v => v))),
        ["ConcurrentDictionary of JsonElements"] = () => new ConcurrentDictionary<string, JsonElement>(Values(v => JsonSerializer.SerializeToElement(v))),
        ["ImmutableDictionary"] = () => Values<object>(v => v).ToImmutableDictionary(),
        ["a map that only reads, as F# has"] = () => new OnlyReads<JsonElement>(Values(v => JsonSerializer.SerializeToElement(v))),
        ["a map that only reads, of objects"] = () => new OnlyReads<object>(Values<object>(v => v)),
        ["CircleCiMap of JTokens"] = () => new CircleCiMap<JToken>(Values(JToken.FromObject)),
    };

    /// <summary>Other values, with what they are in JSON.</summary>
    private static readonly Dictionary<string, (Func<object> Value, string Json)> Scalars = new()
    {
        ["JsonElement, number"] = (() => JsonDocument.Parse("12").RootElement, "12"),
        ["JsonElement, fraction"] = (() => JsonDocument.Parse("1.5").RootElement, "1.5"),
        ["JsonElement, text"] = (() => JsonDocument.Parse("\"x\\u00e9\\\"\"").RootElement, "\"xé\\\"\""),
        ["JsonElement, text like a date"] = (() => JsonDocument.Parse("\"2026-11-21T09:00:00Z\"").RootElement, "\"2026-11-21T09:00:00Z\""),
        ["JsonElement, true"] = (() => JsonDocument.Parse("true").RootElement, "true"),
        ["JsonElement, list"] = (() => JsonDocument.Parse("[1,[2]]").RootElement, "[1,[2]]"),
        ["JsonArray"] = (() => JsonNode.Parse("[1,{\"a\":2}]")!, "[1,{\"a\":2}]"),
        ["JsonValue"] = (() => JsonValue.Create("x")!, "\"x\""),
        ["JsonValue, number"] = (() => JsonValue.Create(7)!, "7"),
        ["JValue"] = (() => new JValue(7), "7"),
        ["JArray"] = (() => new JArray(1, "b"), "[1,\"b\"]"),
    };

    /// <summary>What nobody can mean, with the name that it is refused by.</summary>
    private static readonly Dictionary<string, (Func<object> Value, string Name)> NoValues = new()
    {
        ["StringContent"] = (() => new StringContent(Object, Encoding.UTF8, "application/json"), "StringContent"),
        ["JsonContent"] = (() => JsonContent.Create(new { a = 1 }), "JsonContent"),
        ["FormUrlEncodedContent"] = (() => new FormUrlEncodedContent([]), "FormUrlEncodedContent"),
        ["HttpRequestMessage"] = (() => new HttpRequestMessage(), "HttpRequestMessage"),
        ["HttpResponseMessage"] = (() => new HttpResponseMessage(), "HttpResponseMessage"),
        ["MemoryStream"] = (() => new MemoryStream(Encoding.UTF8.GetBytes(Object)), "MemoryStream"),
        ["StringReader"] = (() => new StringReader(Object), "StringReader"),
        ["StringBuilder"] = (() => new StringBuilder(Object), "StringBuilder"),
        ["Task"] = (() => Task.FromResult(new { a = 1 }), "Task"),
        ["ValueTask"] = (() => new ValueTask<int>(1), "ValueTask"),
        ["IAsyncEnumerable"] = (() => Later(), "Later"),
        ["delegate"] = (() => new Action(() => { }), "Action"),
        ["Type"] = (() => typeof(string), "RuntimeType"),
        ["Exception"] = (() => new InvalidOperationException("no"), "InvalidOperationException"),
        ["XElement"] = (() => new XElement("a", 1), "XElement"),
        ["NameValueCollection"] = (() => new System.Collections.Specialized.NameValueCollection { ["a"] = "1" }, "NameValueCollection"),
        ["IGrouping"] = (() => new[] { 1, 2 }.GroupBy(i => i % 2).First(), "Grouping"),
        ["Lazy"] = (() => new Lazy<int>(() => 1), "Lazy"),
        ["IEnumerator"] = (() => new ArrayList { 1 }.GetEnumerator(), "Enumerator"),
        ["FileInfo"] = (() => new FileInfo("a.json"), "FileInfo"),
        ["JsonElement of nothing"] = (() => default(JsonElement), "JsonElement"),
        ["JsonDocument that was disposed"] = (() =>
        {
            var gone = JsonDocument.Parse("{}");
            gone.Dispose();
            return gone;
        }, "JsonDocument"),
        ["JsonSerializerOptions"] = (() => new JsonSerializerOptions(), "JsonSerializerOptions"),
    };

    private static readonly Dictionary<string, Func<byte[], object>> Bytes = new()
    {
        ["Byte[]"] = b => b,
        ["ArraySegment`1"] = b => new ArraySegment<byte>([0, .. b, 0], 1, b.Length),
        ["ReadOnlyMemory`1"] = b => new ReadOnlyMemory<byte>(b),
        ["Memory`1"] = b => new Memory<byte>(b),
    };

    /// <summary>Puts a value where content goes, and gives the content and what is around the value in JSON.</summary>
    private static readonly Dictionary<string, (Func<object, object> Put, string Before, string After)> Places = new()
    {
        ["a member of an anonymous object"] = (v => new { it = v }, "{\"it\":", "}"),
        ["a value of a dictionary"] = (v => new Dictionary<string, object> { ["it"] = v }, "{\"it\":", "}"),
        ["a value of a hashtable"] = (v => new Hashtable { ["it"] = v }, "{\"it\":", "}"),
        ["an item of a list"] = (v => new List<object> { v }, "[", "]"),
        ["an item of an array"] = (v => new[] { v }, "[", "]"),
        ["a member of a member"] = (v => new { a = new { it = new[] { v } } }, "{\"a\":{\"it\":[", "]}}"),
        ["a value of a map of JSON"] = (v => new CircleCiMap<JToken>((object)new Dictionary<string, object> { ["it"] = v }), "{\"it\":", "}"),
        ["a value of a map of parameters"] = (v => new CircleCiMap<ParameterValue>((object)new Dictionary<string, object> { ["it"] = v }), "{\"it\":", "}"),
        ["a value of a map that only reads"] = (v => new OnlyReads<object>([new("it", v)]), "{\"it\":", "}"),
    };

    public static TheoryData<string, bool> OfObjects => Both(Objects.Keys);

    public static TheoryData<string, string> ObjectsAndPlaces => Cross(Objects.Keys, Places.Keys);

    public static TheoryData<string, string> ScalarsAndPlaces => Cross(Scalars.Keys, Places.Keys);

    public static TheoryData<string, bool> OfNoValues => Both(NoValues.Keys);

    public static TheoryData<string, string> NoValuesAndPlaces => Cross(NoValues.Keys, Places.Keys);

    public static TheoryData<string, string> BytesAndPlaces => Cross(Bytes.Keys, Places.Keys);

    [Theory]
    [MemberData(nameof(OfObjects))]
    public async Task That_is_an_object_is_sent_as_one(string kind, bool isAsync) => AssertJson(Object, await SentAsync(Objects[kind](), isAsync));

    [Theory]
    [MemberData(nameof(ObjectsAndPlaces))]
    public async Task That_is_an_object_stays_one_wherever_it_is(string kind, string place)
    {
        var (put, before, after) = Places[place];

        AssertJson(before + Object + after, await SentAsync(put(Objects[kind]()), isAsync: true));
    }

    [Theory]
    [MemberData(nameof(ScalarsAndPlaces))]
    public async Task That_is_a_value_stays_one_wherever_it_is(string kind, string place)
    {
        var (put, before, after) = Places[place];

        Assert.Equal(Plain(before + Scalars[kind].Json + after), Plain(await SentAsync(put(Scalars[kind].Value()), isAsync: true)));
    }

    [Theory]
    [MemberData(nameof(OfNoValues))]
    public async Task That_is_no_value_is_refused_by_name(string kind, bool isAsync)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(NoValues[kind].Value(), isAsync));

        Assert.Contains(NoValues[kind].Name, e.Message);
    }

    [Theory]
    [MemberData(nameof(NoValuesAndPlaces))]
    public async Task That_is_no_value_is_refused_by_name_wherever_it_is(string kind, string place)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(Places[place].Put(NoValues[kind].Value()), isAsync: false));

        Assert.Contains(NoValues[kind].Name, e.Message);
    }

    [Theory]
    [MemberData(nameof(BytesAndPlaces))]
    public async Task That_is_bytes_is_refused_by_name_where_a_value_is_wanted(string kind, string place)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(Places[place].Put(Bytes[kind]([1, 2])), isAsync: true));

        Assert.Contains(kind, e.Message);
        Assert.Contains("base64", e.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_is_json_already_is_sent_to_the_letter(bool isAsync)
    {
        foreach (var json in new[] { Object, " { \"n\" : 0.12345678901234567890123, \"big\" : 1e400 } ", "[1, 2]", "{\"é\":\"\\u00e9\"}" })
        {
            Assert.Equal(json, await SentAsync(json, isAsync));
            Assert.All(Bytes.Values, b => Assert.Equal(json, SentAsync(b(Encoding.UTF8.GetBytes(json)), isAsync).GetAwaiter().GetResult()));
            Assert.Equal(json, await SentAsync((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)], isAsync));
        }
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("\"hello\"")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("a=1&b=2")]
    public async Task That_is_text_or_bytes_and_no_json_is_refused(string text)
    {
        Assert.Contains("text", (await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(text, isAsync: true))).Message);
        foreach (var (name, bytes) in Bytes)
            Assert.Contains(name, (await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(bytes(Encoding.UTF8.GetBytes(text)), isAsync: true))).Message);
    }

    [Fact]
    public async Task Keeps_all_digits_of_a_JsonElement() =>
        Assert.Equal("{\"it\":[0.12345678901234567890123]}", await SentAsync(new { it = JsonDocument.Parse("[0.12345678901234567890123]").RootElement }, isAsync: true));

    [Theory]
    [MemberData(nameof(OfObjects))]
    public void Becomes_a_map(string kind, bool asParameters)
    {
        var value = Objects[kind]();
        if (asParameters)
            AssertJson(Object, Newtonsoft.Json.JsonConvert.SerializeObject(new CircleCiMap<ParameterValue>(value)));
        else
            AssertJson(Object, Newtonsoft.Json.JsonConvert.SerializeObject(new CircleCiMap<JToken>(value)));
    }

    [Fact]
    public void Becomes_a_map_without_its_nulls()
    {
        Assert.Empty(new CircleCiMap<ParameterValue>(new { a = (string?)null }));
        Assert.Empty(new CircleCiMap<ParameterValue>(JsonDocument.Parse("""{"a":null}""").RootElement));
        Assert.Empty(new CircleCiMap<ParameterValue>((object)JObject.Parse("""{"a":null}""")));
        Assert.Empty(new CircleCiMap<ParameterValue>((object)new OnlyReads<string?>([new("a", null)])));
    }

    [Theory]
    [InlineData("text")]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData('c')]
    [InlineData(DayOfWeek.Monday)]
    [InlineData(new[] { 1 })]
    public void That_is_no_object_becomes_no_map(object value) => Assert.Contains("is not a dictionary", Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>(value)).Message);

    [Fact]
    public void That_is_no_object_becomes_no_map_either_where_others_have_read_it()
    {
        Assert.All(Scalars.Values, s => Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>(s.Value())));
        Assert.All(NoValues.Values, s => Assert.Contains(s.Name, Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>(s.Value())).Message));
        Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>((object)ParameterValue.FromInteger(1)));
        Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>((object)new CircleCiSecret("s")));
    }

    [Fact]
    public void Hides_secrets_of_an_object_too() =>
        Assert.Equal("***", new CircleCiMap<ParameterValue>(new { key = new CircleCiSecret("s3cret") })["key"].ToString());

    [Fact]
    public void Of_numbers_with_a_fraction_stays_a_number()
    {
        var request = new PipelineTriggerRequest
        {
            Parameters =
            {
                ["double"] = (ParameterValue)1.5,
                ["float"] = (ParameterValue)2.5f,
                ["decimal"] = (ParameterValue)0.1234567890123456789m,
                ["whole"] = (ParameterValue)3.0,
                ["wholeDecimal"] = (ParameterValue)9007199254740993m,
                ["char"] = 'c',
                ["int"] = 7,
                ["text"] = "x",
                ["yes"] = true,
            },
        };

        Assert.Equal("""{"double":1.5,"float":2.5,"decimal":0.1234567890123456789,"whole":3,"wholeDecimal":9007199254740993,"char":"c","int":7,"text":"x","yes":true}""", Newtonsoft.Json.JsonConvert.SerializeObject(request.Parameters));
        Assert.False(request.Parameters["double"].TryGetInteger(out _));
        Assert.True(request.Parameters["whole"].TryGetInteger(out var three) && three == 3);
        Assert.Equal("1.5", ((TriggerParameterValue)1.5).ToString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Of_numbers_that_json_has_not_is_refused(double number) => Assert.Contains("cannot be represented in JSON", Assert.Throws<ArgumentException>(() => (ParameterValue)number).Message);

    private static KeyValuePair<string, T>[] Values<T>(Func<object, T> of) => [new("a", of(1)), new("b", of("x")), new("c", of(new object[] { true, 1.5 }))];

    private static async Task<string?> SentAsync(object content, bool isAsync)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        try
        {
            _ = isAsync ? await circle.SendAsync(HttpMethod.Post, "/api/v2/x", content) : circle.Send(HttpMethod.Post, "/api/v2/x", content);
        }
        catch
        {
            Assert.Empty(wire.Requests);
            throw;
        }

        Assert.StartsWith("application/json", wire.Request.Headers["Content-Type"]);
        return wire.Request.Body;
    }

    private static void AssertJson(string expected, string? actual) => Assert.True(JToken.DeepEquals(Sorted(JToken.Parse(expected)), Sorted(JToken.Parse(actual!))), actual);

    /// <summary>The same JSON with the same escapes.</summary>
    private static string Plain(string? json) => JsonNode.Parse(json!)!.ToJsonString();

    private static JToken Sorted(JToken json) => json switch
    {
        JObject o => new JObject(o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray a => new JArray(a.Select(Sorted)),
        _ => json,
    };

    private static TheoryData<string, bool> Both(IEnumerable<string> keys)
    {
        var data = new TheoryData<string, bool>();
        foreach (var key in keys)
        {
            data.Add(key, true);
            data.Add(key, false);
        }

        return data;
    }

    private static TheoryData<string, string> Cross(IEnumerable<string> left, IEnumerable<string> right)
    {
        var data = new TheoryData<string, string>();
        foreach (var one in left)
        {
            foreach (var two in right)
                data.Add(one, two);
        }

        return data;
    }

    private static async IAsyncEnumerable<int> Later()
    {
        await Task.Yield();
        yield return 1;
    }

    private sealed class OnlyReads<T>(IEnumerable<KeyValuePair<string, T>> values) : IReadOnlyDictionary<string, T>
    {
        private readonly Dictionary<string, T> _values = new(values);

        public T this[string key] => _values[key];

        public IEnumerable<string> Keys => _values.Keys;

        public IEnumerable<T> Values => _values.Values;

        public int Count => _values.Count;

        public bool ContainsKey(string key) => _values.ContainsKey(key);

        public bool TryGetValue(string key, out T value) => _values.TryGetValue(key, out value!);

        public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
