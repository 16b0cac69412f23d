using System.Collections.Concurrent;
using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>JSON that nobody looks into is kept as it came: it is written, compared and read later as if it had been read at once.</summary>
public class KeptJson
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "7", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "123456789012345678901234567890",
        "0.0", "-0.0", "1.0", "2.50", "1e3", "1E-7", "-1.5e+300", "1e400", "0.1234567890123456789",
        "\"\"", "\"a\"", "\"é\"", "\"\\u00e9\\n\\\"\\\\\"", "\"\\u2028\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"2024-01-02T03:04:05Z\"", "'single'",
        "[]", "{}", "[[],{},[[]]]", "[1,2.0,\"x\",null,true]", "[ 1 , /* two */ 2 ]", "[1,2,]", "{\"a\":1,\"b\":{\"c\":[null]}}", "{ \"a\" : 1 , }", "{\"a\":1,\"a\":2}",
        "{\"\":\"\"}", "{'a':'b'}", "{\"$type\":\"x\"}", "{\"a\":1,/* b */\"c\":\"/* d */\"}", "{\"x\":[[[[{\"y\":[1e3,-0.0]}]]]]}",
    ];

    public static TheoryData<string> Each => [.. Values];

    [Theory]
    [MemberData(nameof(Each))]
    public void Of_a_member_that_no_model_defines_is_what_it_is_when_it_is_asked_for(string value)
    {
        var expected = CircleCiJson.ReadToken(Bytes(value), CircleCiJson.MaxDepth);

        var pipeline = Pipeline(value);

        AssertSame(expected, pipeline.AdditionalProperties["new"]);
        Assert.Same(pipeline.AdditionalProperties, pipeline.AdditionalProperties);
        Assert.Single(pipeline.AdditionalProperties);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Of_a_member_that_no_model_defines_is_written_as_if_it_had_been_asked_for(string value)
    {
        var asked = Pipeline(value);
        _ = asked.AdditionalProperties;

        Assert.Equal(asked.ToString(), Pipeline(value).ToString());
        Assert.Equal(CircleCiJson.WriteBytes(asked), CircleCiJson.WriteBytes(Pipeline(value)));
        Assert.Equal(JsonConvert.SerializeObject(asked), JsonConvert.SerializeObject(Pipeline(value)));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Of_a_map_is_written_and_read_as_if_it_had_been_asked_for(string value)
    {
        var json = $$$"""{"trigger_parameters":{"p":{{{value}}},"q":1}}""";
        var asked = Read(json, DeliveryPipeline.ReadFrom);
        var parameters = asked.TriggerParameters;

        AssertSame(CircleCiJson.ReadToken(Bytes(value), CircleCiJson.MaxDepth), parameters["p"]);
        Assert.Same(parameters, asked.TriggerParameters);
        Assert.Equal(asked.ToString(), Read(json, DeliveryPipeline.ReadFrom).ToString());
        parameters["r"] = true;
        Assert.EndsWith("\"q\":1,\"r\":true}}", asked.ToString());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Of_a_union_is_written_and_compared_as_if_it_had_been_asked_for(string value)
    {
        var asked = Read(value, TriggerParameterValue.ReadFrom);
        var json = asked.Json;

        var kept = Read(value, TriggerParameterValue.ReadFrom);

        AssertSame(CircleCiJson.ReadToken(Bytes(value), CircleCiJson.MaxDepth), json);
        Assert.Equal(asked, kept);
        Assert.Equal(asked.GetHashCode(), kept.GetHashCode());
        Assert.Equal(asked.ToString(), kept.ToString());
        Assert.Equal(JsonConvert.SerializeObject(asked), JsonConvert.SerializeObject(kept));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Is_copied_without_tokens_as_newtonsoft_json_writes_them(string value)
    {
        // Without tokens nobody knows that a name comes twice.
        if (value.Contains("\"a\":1,\"a\"", StringComparison.Ordinal))
            return;
        using var reader = CircleCiJson.NewReader(Bytes(value));
        reader.Read();
        using var output = JsonOutput.Open(WritingMode.Plain);

        JsonCopy.To(output, reader);

        var token = CircleCiJson.ReadToken(Bytes(value), CircleCiJson.MaxDepth);
        // Infinity is a number that JSON can say only by one that is too large.
        Assert.Equal(value is "1e400" ? "1e999" : token.ToString(Formatting.None), Utf8Text.Decode(output.Bytes));
    }

    [Theory]
    [InlineData("""{"a":1,"b":[2,{"c":3,"d":4}]}""", """ { "b" : [ 2 , { "d" : 4 , "c" : 3 } ] , "a" : 1 } """, true)]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""", true)]
    [InlineData("1.0", "1.00", true)]
    [InlineData("-0.0", "0.0", true)]
    [InlineData("\"\\u0061\"", "\"a\"", true)]
    [InlineData("1", "1.0", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", false)]
    [InlineData("null", "{}", false)]
    public void Of_unions_is_the_same_if_it_says_the_same(string one, string other, bool isSame)
    {
        var (first, second) = (Read(one, TriggerParameterValue.ReadFrom), Read(other, TriggerParameterValue.ReadFrom));

        Assert.Equal(isSame, first.Equals(second));
        Assert.Equal(isSame, second.Equals(first));
        if (isSame)
            Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("999999999999999999", 999_999_999_999_999_999)]
    [InlineData("1000000000000000000", 1_000_000_000_000_000_000)]
    [InlineData("-0", 0L)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("1.0", null)]
    [InlineData("1e3", null)]
    public void Of_a_union_is_an_integer_if_a_long_can_hold_it(string json, long? expected)
    {
        var isInteger = Read(json, TriggerParameterValue.ReadFrom).TryGetInteger(out var value);

        Assert.Equal(expected, isInteger ? value : null);
    }

    [Fact]
    public void Is_the_same_for_all_threads_that_ask_for_it()
    {
        for (var round = 0; round < 200; round++)
        {
            var pipeline = Pipeline("""{"a":[1,2,3]}""");
            var data = Read("""{"trigger_parameters":{"p":{"a":1}}}""", DeliveryPipeline.ReadFrom);
            var written = pipeline.ToString();
            var (properties, maps, texts) = (new ConcurrentBag<object>(), new ConcurrentBag<object>(), new ConcurrentBag<string>());

            Parallel.For(0, 8, i =>
            {
                if (i % 2 == 0)
                    properties.Add(pipeline.AdditionalProperties);
                texts.Add(pipeline.ToString());
                maps.Add(data.TriggerParameters);
            });

            Assert.Single(properties.Distinct());
            Assert.Single(maps.Distinct());
            Assert.All(texts, t => Assert.Equal(written, t));
        }
    }

    [Fact]
    public void Of_a_model_that_had_additional_properties_before_is_added_to_them()
    {
        var derived = JsonConvert.DeserializeObject<WithProperties>("""{"new":1,"mine":"changed","number":3}""")!;

        Assert.Equal(["mine", "new"], derived.AdditionalProperties.Keys.Order());
        Assert.Equal("changed", derived.AdditionalProperties["mine"]);
        Assert.Equal(3, derived.Number);
    }

    [Theory]
    [InlineData(JTokenType.Property)]
    [InlineData(JTokenType.Comment)]
    public void Of_the_callers_that_is_no_value_is_rejected(JTokenType type)
    {
        var request = new PipelineTriggerRequest { AdditionalProperties = { ["z"] = type == JTokenType.Property ? new JProperty("a", 1) : JValue.CreateComment("x") } };
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Contains($"of type {type} is not a JSON value", Assert.Throws<JsonSerializationException>(() => request.ToString()).Message);
        Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.Trigger("gh/acme/shop", request));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Of_the_callers_that_is_bytes_is_displayed_as_base64_but_not_sent()
    {
        var request = new PipelineTriggerRequest { AdditionalProperties = { ["z"] = new JValue(new byte[] { 1 }), ["y"] = new JArray(new JValue(new byte[] { 2 }), 1.5m) } };
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Equal("""{"z":"AQ==","y":["Ag==",1.5]}""", request.ToString());
        Assert.Equal(JsonConvert.SerializeObject(request), request.ToString());
        Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.Trigger("gh/acme/shop", request));
        Assert.Empty(wire.Requests);
    }

    private static Pipeline Pipeline(string value) => Read($$"""{"number":3,"new":{{value}}}""", V2.Pipeline.ReadFrom);

    private static T Read<T>(string json, Reader<T> reader) => CircleCiJson.Read(Bytes(json), reader) ?? throw new InvalidOperationException();

    private static ArraySegment<byte> Bytes(string json) => new(Encoding.UTF8.GetBytes(json));

    private static void AssertSame(JToken expected, JToken? actual) => Assert.Equal(expected.ToString(Formatting.None), actual?.ToString(Formatting.None));

    private sealed class WithProperties : Pipeline
    {
        public WithProperties() => AdditionalProperties["mine"] = "before";
    }
}
