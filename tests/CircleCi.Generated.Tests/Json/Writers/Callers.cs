using System.Globalization;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>What callers do with models and Newtonsoft.Json: their own settings, writers, and types that derive from ours.</summary>
public class Callers
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    [Fact]
    public void Have_models_written_by_their_own_settings()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>($$"""{"id":"{{Id}}","number":7,"state":"created","created_at":"2024-05-06T09:08:09+02:00","errors":[{"type":"config","message":"é <b>"}],"new":1}""")!;

        Assert.Equal(JToken.Parse(pipeline.ToString()).ToString(Formatting.Indented), JsonConvert.SerializeObject(pipeline, Formatting.Indented));
        Assert.Contains("\\u00e9", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii }));
        Assert.Contains("\\u003cb\\u003e", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeHtml }));
        Assert.DoesNotContain("null", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Include }));
        Assert.Contains("\"created_at\":\"2024-05-06T07:08:09Z\"", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { DateFormatString = "yyyy", DateFormatHandling = DateFormatHandling.MicrosoftDateFormat }));
        Assert.Contains("\"number\":\"7\"", JsonConvert.SerializeObject(pipeline, new NumbersAsTexts()));
        Assert.Contains("\"NUMBER\":7", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { ContractResolver = new Loud() }));
        Assert.DoesNotContain("errors", JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { ContractResolver = new WithoutErrors() }));
        Assert.DoesNotContain("\"number\"", JsonConvert.SerializeObject(new Pipeline(), new JsonSerializerSettings { DefaultValueHandling = DefaultValueHandling.Ignore }));
        Assert.Equal(JsonConvert.SerializeObject(pipeline), JsonConvert.SerializeObject(pipeline, new JsonSerializerSettings { ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() } }));
    }

    [Fact]
    public void Get_tokens_of_the_types_that_members_have()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>($$$"""{"id":"{{{Id}}}","number":7,"state":"created","new":{"a":[1.5]}}""")!;
        var json = JObject.FromObject(pipeline);

        Assert.Equal((JTokenType.String, JTokenType.Integer, JTokenType.String), (json["id"]!.Type, json["number"]!.Type, json["state"]!.Type));
        Assert.Equal(1.5, (double)json["new"]!["a"]![0]!);
        Assert.Equal(2, JToken.FromObject(new List<Pipeline> { pipeline, pipeline }).Count());
        Assert.True(JToken.DeepEquals(json, JToken.Parse(JsonConvert.SerializeObject(pipeline))));
    }

    [Fact]
    public void Have_members_of_their_own_in_types_that_derive_from_ours()
    {
        var run = new MyTrigger { Branch = "main", Parameters = { ["a"] = 1 }, Mine = "x", Token = "s3cret", At = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), AdditionalProperties = { ["token"] = "s3cret too", ["tag"] = "kept" } };
        const string ours = "\"branch\":\"main\",\"parameters\":{\"a\":1}";
        using var wire = new Wire(json: $$"""{"id":"{{Id}}","state":"created","number":1,"created_at":"2024-05-06T07:08:09Z"}""");
        using var circle = wire.Client();

        circle.V2.Pipelines.Trigger("gh/acme/shop", run);

        foreach (var written in new[] { wire.Request.Body!, JsonConvert.SerializeObject(run), JObject.FromObject(run).ToString(Formatting.None), CircleCiJson.Write(new { run })[7..^1] })
        {
            var json = JsonConvert.DeserializeObject<JObject>(written, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
            Assert.Contains(ours, written);
            Assert.Equal(("x", 3L, "kept", "begun"), ((string?)json["mine"], (long)json["count"]!, (string?)json["tag"], (string?)json["state"]));
            Assert.DoesNotContain("left_out", written);
            Assert.Contains("s3cret", written);
        }

        Assert.Equal("2024-05-06T05:08:09Z", (string?)JsonConvert.DeserializeObject<JObject>(wire.Request.Body!, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!["at"]);
        Assert.DoesNotContain("s3cret", run.ToString());
        Assert.Equal("""{"it":[1]}""", JsonConvert.SerializeObject(new Own { It = [1] }));
        Assert.Equal("""{"it":[1]}""", new Own { It = [1] }.ToString());
        Assert.Equal("x", JsonConvert.DeserializeObject<MyTrigger>(run.ToString())!.Mine);
    }

    [Fact]
    public void Are_told_of_a_model_that_contains_itself()
    {
        var model = new Circle();
        model.It = model;

        Assert.Contains("loop", Assert.Throws<JsonSerializationException>(() => JsonConvert.SerializeObject(model)).Message);
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        Assert.Contains("loop", Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/x", model)).Message);
        Assert.Empty(wire.Requests);
        // The next one is as ever.
        Assert.Equal("""{"branch":"b"}""", new PipelineTriggerRequest { Branch = "b" }.ToString());
    }

    [Fact]
    public void Are_told_of_a_map_that_contains_itself_or_has_no_end()
    {
        var around = new CircleCiMap<TriggerParameterValue>();
        around["a"] = new CircleCiMap<TriggerParameterValue> { ["b"] = around };
        var deep = new CircleCiMap<TriggerParameterValue>();
        for (var i = 0; i < 20_000; i++)
            deep = new CircleCiMap<TriggerParameterValue> { ["a"] = deep };
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        foreach (var (map, why) in new[] { (around, "contains itself"), (deep, "more than 500 levels") })
        {
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/x", map)).Message);
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/x", new Pipeline { TriggerParameters = map })).Message);
            Assert.Contains(why, Assert.Throws<JsonSerializationException>(() => new Pipeline { TriggerParameters = map }.ToString()).Message);
#if !NETSTANDARD_ASSEMBLY
            Assert.Contains(why, Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Serialize(map)).Message);
#endif
        }

        Assert.Empty(wire.Requests);
        // One that stands in two places is no circle, and the next one is as ever.
        var both = new CircleCiMap<TriggerParameterValue> { ["x"] = 1 };
        Assert.Contains("{\"a\":{\"x\":1},\"b\":{\"x\":1}}", new Pipeline { TriggerParameters = { ["a"] = both, ["b"] = both } }.ToString());
    }

    [Fact]
    public void Are_told_where_a_text_stands_that_cannot_be_meant()
    {
        const string odd = "System.Object[]";
        var request = new PipelineTriggerRequest { Branch = "é \"", Parameters = { ["first"] = 1, ["a b"] = odd } };

        Assert.StartsWith("'parameters['a b']' is the text", Assert.Throws<ArgumentException>(() => CircleCiJson.WriteBytes(request)).Message);
        Assert.StartsWith("'x.y[0]' is the text", Assert.Throws<ArgumentException>(() => CircleCiJson.WriteBytes(new PipelineTriggerRequest { AdditionalProperties = { ["x"] = new JObject { ["y"] = new JArray("a", odd) } } })).Message);
        Assert.Contains(odd, request.ToString());
    }

    [Fact]
    public void Get_the_same_from_many_threads_and_after_failures()
    {
        var requests = Enumerable.Range(0, 64).Select(i => new PipelineTriggerRequest { Branch = new string('b', i * 40), Parameters = { ["n"] = i } }).ToList();
        var expected = requests.ConvertAll(r => Judge.Write(r, Way.Sent));

        Parallel.For(0, 20_000, i =>
        {
            if (i % 7 == 0)
                Assert.Throws<ArgumentException>(() => CircleCiJson.WriteBytes(new PipelineTriggerRequest { Tag = "System.Object" }));
            Assert.Equal(expected[i % 64], System.Text.Encoding.UTF8.GetString(CircleCiJson.WriteBytes(requests[i % 64])));
        });
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public void Pay_for_the_bytes_alone()
    {
        var request = new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4, ["channel"] = "nightly" } };
        var size = CircleCiJson.WriteBytes(request).Length;
        for (var i = 0; i < 100; i++)
            CircleCiJson.WriteBytes(request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            CircleCiJson.WriteBytes(request);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        // An array has 24 bytes more than its elements, in steps of 8.
        Assert.InRange(each, size, size + 32);
    }
#endif

    /// <summary>A request of a user's, which derives from one of ours.</summary>
    private sealed class MyTrigger : PipelineTriggerRequest
    {
        [JsonProperty("mine")]
        public string? Mine { get; set; }

        [JsonProperty("left_out")]
        public string? LeftOut { get; set; }

        [JsonProperty("count", DefaultValueHandling = DefaultValueHandling.Ignore)]
        public int Count { get; set; } = 3;

        [JsonProperty("token")]
        public CircleCiSecret? Token { get; set; }

        [JsonProperty("at")]
        public DateTimeOffset At { get; set; }

        [JsonProperty("state")]
        public string? State { get; set; }

        [JsonProperty("asked")]
        public string? Asked { get; set; } = "left_out";

        public bool ShouldSerializeAsked() => false;

        public bool ShouldSerializeToken() => !AdditionalProperties.ContainsKey("token");

        [System.Runtime.Serialization.OnSerializing]
        private void Begin(System.Runtime.Serialization.StreamingContext context) => State = "begun";
    }

    /// <summary>A model of a user's alone.</summary>
    private sealed class Own : CircleCiModel
    {
        [JsonProperty("it")]
        public List<int>? It { get; set; }
    }

    private sealed class Circle : CircleCiModel
    {
        [JsonProperty("it")]
        public Circle? It { get; set; }
    }

    private sealed class NumbersAsTexts : JsonConverter<long>
    {
        public override long ReadJson(JsonReader reader, Type objectType, long existingValue, bool hasExistingValue, JsonSerializer serializer) => throw new NotSupportedException();

        public override void WriteJson(JsonWriter writer, long value, JsonSerializer serializer) => writer.WriteValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Loud : DefaultContractResolver
    {
        protected override string ResolvePropertyName(string propertyName) => propertyName.ToUpperInvariant();

        protected override JsonProperty CreateProperty(System.Reflection.MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.PropertyName = property.PropertyName!.ToUpperInvariant();
            return property;
        }
    }

    private sealed class WithoutErrors : DefaultContractResolver
    {
        protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization) => [.. base.CreateProperties(type, memberSerialization).Where(p => p.PropertyName != "errors")];
    }
}
