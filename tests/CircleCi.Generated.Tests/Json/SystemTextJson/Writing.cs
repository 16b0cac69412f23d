#if !NETSTANDARD_ASSEMBLY
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.Tests.Json.Writers;
using CircleCi.Generated.V2;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.SystemTextJson;

/// <summary>What System.Text.Json writes of the SDK's types, beside what Newtonsoft.Json does.</summary>
public class Writing
{
    private const int Count = 25;
    private const ulong Seed = 20_261_201;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions[] Others =
    [
        JsonSerializerOptions.Default, JsonSerializerOptions.Web, new() { WriteIndented = true }, new(Relaxed) { WriteIndented = true }, new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.Cyrillic) },
    ];

    public static TheoryData<string> Models => [.. ModelReader.All.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<Type> Values => [.. Texts.Concat(Maps).Append(typeof(CircleCiSecret))];

    public static IEnumerable<Type> Texts => typeof(CircleCiModel).Assembly.GetExportedTypes().Where(t => t.IsValueType && typeof(IWireText).IsAssignableFrom(t));

    public static IEnumerable<Type> Maps => typeof(CircleCiModel).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(CircleCiModel))).SelectMany(t => t.GetProperties()).Select(p => p.PropertyType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(CircleCiMap<>)).Distinct();

    [Theory]
    [MemberData(nameof(Models))]
    public void Of_models_and_unions_is_what_newtonsoft_json_writes(string model) => Check(ModelReader.All[model].Type);

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_enums_ids_slugs_secrets_and_maps_is_what_newtonsoft_json_writes(Type type) => Check(type);

    [Fact]
    public void Goes_by_the_sdk_for_every_type_that_is_JSON()
    {
        var types = typeof(CircleCiModel).Assembly.GetExportedTypes()
            .Where(t => typeof(CircleCiModel).IsAssignableFrom(t) || typeof(Union).IsAssignableFrom(t) || typeof(IWireText).IsAssignableFrom(t) || t == typeof(CircleCiSecret)).ToList();

        Assert.True(types.Count > 300);
        Assert.All(types, t => Assert.Equal(typeof(CircleCiJsonConverter<>).MakeGenericType(t), ((JsonConverterAttribute?)Attribute.GetCustomAttribute(t, typeof(JsonConverterAttribute), inherit: false))?.ConverterType));
    }

    [Fact]
    public void Needs_no_code_at_run_time_for_the_maps_of_models() =>
        Assert.All(Maps, map => Assert.Equal(typeof(MapJsonConverter<>), new CircleCiMapJsonConverter().CreateConverter(map, Relaxed).GetType().GetGenericTypeDefinition()));

    [Fact]
    public void Is_right_wherever_a_value_stands()
    {
        var id = new PipelineId("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10");
        var user = new User { Login = "ada", Name = "Ada & Co" };

        Assert.Equal("""[{"name":"Ada & Co","login":"ada"},null]""", JsonSerializer.Serialize(new User?[] { user, null }, Relaxed));
        Assert.Equal($$"""{"{{id}}":"failed"}""", JsonSerializer.Serialize(new Dictionary<PipelineId, JobStatus> { [id] = JobStatus.Failed }));
        Assert.Equal("""{"gh/acme/shop":[null,"success"]}""", JsonSerializer.Serialize(new Dictionary<ProjectSlug, JobStatus?[]> { ["gh/acme/shop"] = [null, "success"] }));
        Assert.Equal("""{"It":"new one","Also":null,"Secret":"s3cret","Value":[1,{"a":null}],"Any":{"branch":"main"}}""", JsonSerializer.Serialize(new Everything
        {
            It = "new one",
            Secret = "s3cret",
            Value = ParameterValue.FromJson(JToken.Parse("""[1,{"a":null}]""")),
            Any = new PipelineTriggerRequest { Branch = "main" },
        }));
    }

    [Fact]
    public void Is_as_the_writer_is_set()
    {
        var request = new PipelineTriggerRequest { Branch = "<é>", Parameters = { ["a"] = ParameterValue.FromJson(1.0), ["b"] = ParameterValue.FromJson(new JArray(1, 2)) } };

        Assert.Equal("""{"branch":"\u003C\u00E9\u003E","parameters":{"a":1.0,"b":[1,2]}}""", JsonSerializer.Serialize(request));
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(Newtonsoft.Json.JsonConvert.SerializeObject(request)), new JsonSerializerOptions { WriteIndented = true }), JsonSerializer.Serialize(request, new JsonSerializerOptions { WriteIndented = true }));
        Assert.Equal("{\"requests\":[{\"branch\":\"main\"},{\"branch\":\"main\"}]}", JsonSerializer.Serialize(new { requests = Enumerable.Repeat(new PipelineTriggerRequest { Branch = "main" }, 2) }, CamelCase));
    }

    [Fact]
    public void Of_a_map_that_a_model_made_is_the_maps()
    {
        var request = new PipelineTriggerRequest { Parameters = { ["deploy"] = true } };

        Assert.Equal("""{"deploy":true}""", JsonSerializer.Serialize(request.Parameters));
        Assert.Equal("""{"deploy":true}""", JsonSerializer.Serialize<object>(request.Parameters));
        Assert.Equal("""{"a":{"b":[1,"x"]}}""", JsonSerializer.Serialize(new CircleCiMap<JToken> { ["a"] = JToken.Parse("""{"b":[1,"x"]}""") }));
        Assert.Equal("""{"a":{"mine":1}}""", JsonSerializer.Serialize(new CircleCiMap<Mine> { ["a"] = new Mine(1) }));
        Assert.Equal(1, JsonSerializer.Deserialize<CircleCiMap<Mine>>("""{"a":{"mine":1},"b":null}""")!["a"].It);
    }

    [Fact]
    public void Of_a_model_that_derives_from_one_of_the_sdks_has_all_members()
    {
        var request = new MyRequest { Branch = "main", Mine = "x" };

        Assert.Equal("""{"mine":"x","branch":"main"}""", JsonSerializer.Serialize(request));
        var read = JsonSerializer.Deserialize<MyRequest>("""{"branch":"main","mine":"x","new":1}""")!;
        Assert.Equal(("main", "x", 1), (read.Branch, read.Mine, (int)read.AdditionalProperties["new"]!));
    }

    [Fact]
    public void Fails_for_what_no_JSON_has()
    {
        var circle = new MyRequest();
        circle.Self = circle;
        var broken = new PipelineTriggerRequest { AdditionalProperties = { ["x"] = new JRaw("[") } };

        Assert.Contains("loop", Assert.Throws<JsonException>(() => JsonSerializer.Serialize(circle)).Message);
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Serialize(broken, Others[2]));
        // The next one is as ever.
        Assert.Equal("""{"branch":"b"}""", JsonSerializer.Serialize(new PipelineTriggerRequest { Branch = "b" }));
    }

    private static void Check(Type type) => Prop.ForAll(Instances.Of(type).ToArbitrary(), it =>
    {
        var expected = Judge.Bytes(Judge.Write(it, Way.Plain));
        if (!IsJson(expected))
        {
            AssertJson(it, type, expected);
            return;
        }

        // To the byte, except that texts by themselves, and what Newtonsoft.Json has written of callers' own JSON, have the writer's blanks and escapes.
        var written = JsonSerializer.SerializeToUtf8Bytes(it, type, Relaxed);
        Same(it is IWireText || HasCopies(it) ? ByTokens(expected, Relaxed) : expected, written, "to the byte");
        Same(Concat("["u8, written, "]"u8), JsonSerializer.SerializeToUtf8Bytes(Array(it, type), Relaxed), "in a list");
        foreach (var options in Others)
            Same(ByTokens(expected, options), JsonSerializer.SerializeToUtf8Bytes(it, type, options), options.WriteIndented ? "indented" : "escaped");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(Seed, 1));

    private static System.Array Array(object it, Type type)
    {
        var list = System.Array.CreateInstance(type, 1);
        list.SetValue(it, 0);
        return list;
    }

    /// <summary>The JSON as a writer of System.Text.Json with these options writes it.</summary>
    private static byte[] ByTokens(byte[] json, JsonSerializerOptions options)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000, CommentHandling = JsonCommentHandling.Skip });
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = options.Encoder, Indented = options.WriteIndented }))
            document.RootElement.WriteTo(writer);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Whether it is JSON with no more levels than System.Text.Json writes. Callers can have Newtonsoft.Json write what is none.</summary>
    private static bool IsJson(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Callers can have Newtonsoft.Json write what is no JSON, or has very many levels. Then it fails, or what is written is JSON.</summary>
    private static void AssertJson(object it, Type type, byte[] expected)
    {
        byte[] written;
        try
        {
            written = JsonSerializer.SerializeToUtf8Bytes(it, type, Others[0]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return;
        }

        Same(ByTokens(expected, Others[0]), ByTokens(written, Others[0]), "of what is hardly JSON");
    }

    private static bool HasCopies(object it)
    {
        using var output = JsonOutput.Open(WritingMode.Plain);
        output.Any(it);
        return output.HasCopies;
    }

    private static byte[] Concat(ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> after) => [.. before, .. bytes, .. after];

    private static void Same(byte[] expected, byte[] actual, string how)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
            Assert.Fail($"{how}: {Encoding.UTF8.GetString(actual)} is written, not {Encoding.UTF8.GetString(expected)}");
    }

    private sealed class Everything
    {
        public JobStatus It { get; set; }

        public WorkflowStatus? Also { get; set; }

        public CircleCiSecret? Secret { get; set; }

        public ParameterValue? Value { get; set; }

        public object? Any { get; set; }
    }

    [JsonConverter(typeof(CircleCiJsonConverter<MyRequest>))]
    private sealed class MyRequest : PipelineTriggerRequest
    {
        [Newtonsoft.Json.JsonProperty("mine")]
        public string? Mine { get; set; }

        [Newtonsoft.Json.JsonProperty("self")]
        public MyRequest? Self { get; set; }
    }

    private sealed record Mine([property: JsonPropertyName("mine")] int It);
}
#endif
