#if !NETSTANDARD_ASSEMBLY
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json.SystemTextJson;

/// <summary>Types of a program's own, with the attributes of either library, in calls that the SDK has no method for.</summary>
public partial class OwnTypes
{
    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Are_sent_by_the_library_whose_attributes_they_have(string kind, object content, string expected)
    {
        foreach (var isAsync in (bool[])[false, true])
        {
            using var wire = new Wire(json: "{}");
            using var circle = wire.Client();

            if (isAsync)
                await circle.SendAsync(HttpMethod.Post, "/api/v3/runs", content);
            else
                circle.Send(HttpMethod.Post, "/api/v3/runs", content);

            Assert.Equal((kind, expected), (kind, wire.Request.Body));
        }
    }

    public static TheoryData<string, object, string> Contents => new()
    {
        { "System.Text.Json", new Theirs("main", 4, null), """{"branch_name":"main","count":4}""" },
        { "list", new List<Theirs> { new("main", 4, "x") }, """[{"branch_name":"main","count":4,"note":"x"}]""" },
        { "array", new[] { new Theirs("main", 4, null) }, """[{"branch_name":"main","count":4}]""" },
        { "map", new Dictionary<string, Theirs> { ["A"] = new("main", 4, null) }, """{"A":{"branch_name":"main","count":4}}""" },
        { "nested", new Around { Inner = new("main", 4, null) }, """{"inner":{"branch_name":"main","count":4}}""" },
        { "derived", new Derived("main", 4, null), """{"branch_name":"main","count":4}""" },
        { "with the SDK's", new WithModel { Run = new PipelineTriggerRequest { Branch = "main" }, Status = "new" }, """{"the_run":{"branch":"main"},"status":"new"}""" },
        { "Newtonsoft.Json", new Ours { Branch = "main" }, """{"branch_name":"main","Count":0}""" },
        { "data contract", new Contract { Branch = "main" }, """{"branch_name":"main"}""" },
        { "both", new Both { Branch = "main" }, """{"by_newtonsoft":"main"}""" },
        { "neither", new { Branch = "main", Count = 4 }, """{"Branch":"main","Count":4}""" },
        { "node", JsonNode.Parse("""{"a":1.50}""")!, """{"a":1.50}""" },
        { "element", JsonDocument.Parse("""{"a":1.50}""").RootElement, """{"a":1.50}""" },
        { "document", JsonDocument.Parse("""[1.50]"""), """[1.50]""" },
    };

    [Fact]
    public void Are_read_by_the_library_whose_attributes_they_have()
    {
        const string json = """/* new */ {"branch_name":"main","COUNT":4,"the_run":{"branch":"b"},"by_newtonsoft":"n","by_system":"s","extra":1.50,}""";

        Assert.Equal(new Theirs("main", 4, null), Read(json).ReadAs<Theirs>());
        Assert.Equal([new Theirs("main", 4, null)], Read($"[{json}]").ReadAs<List<Theirs>>());
        Assert.Equal([new Theirs("main", 4, null)], Read($"[{json}]").ReadAs<Theirs[]>());
        Assert.Equal("b", Read(json).ReadAs<WithModel>().Run!.Branch);
        Assert.Equal("main", Read(json).ReadAs<Ours>().Branch);
        Assert.Equal("n", Read(json).ReadAs<Both>().Branch);
        Assert.Equal(4, Read(json).ReadAs<Neither>().Count);
        Assert.Equal("main", Read(json).ReadAs<Theirs?>()!.Branch);
    }

    [Fact]
    public void Can_be_json_of_system_text_json()
    {
        const string json = """{"a":[1.50,null,"é"]}""";

        Assert.Equal("1.50", Read(json).ReadAs<JsonElement>().GetProperty("a")[0].GetRawText());
        Assert.Equal("1.50", Read(json).ReadAs<JsonNode>()["a"]![0]!.ToJsonString());
        Assert.Equal("1.50", Read(json).ReadAs<JsonObject>()["a"]![0]!.ToJsonString());
        using var document = Read(json).ReadAs<JsonDocument>();
        Assert.Equal(3, document.RootElement.GetProperty("a").GetArrayLength());
        Assert.Equal("1.50", Read(json).ReadAs<Dictionary<string, JsonElement>>()["a"][0].GetRawText());
        Assert.Equal("1.50", Read(json).ReadAs<HasElement>().A[0].GetRawText());
        Assert.Throws<CircleCiFormatException>(() => Read("[1]").ReadAs<JsonObject>());
        Assert.Throws<CircleCiFormatException>(() => Read("[1").ReadAs<JsonElement>());
        Assert.Throws<CircleCiFormatException>(() => Read("").ReadAs<JsonNode>());
    }

    [Fact]
    public async Task Go_by_the_context_that_is_given()
    {
        using var wire = new Wire(json: $$"""{"branch_name":"main","count":4, /* new */ "note":null}""");
        using var circle = wire.Client();

        var response = await circle.SendAsync(HttpMethod.Post, "/api/v3/runs", new Plain { BranchName = "main" }, OwnContext.Default.Plain);
        Assert.Equal("""{"branch_name":"main"}""", wire.Request.Body);
        Assert.Equal("main", response.ReadAs(OwnContext.Default.Plain).BranchName);

        response = circle.Send(HttpMethod.Post, "/api/v2/run", new PipelineTriggerRequest { Branch = "b" }, OwnContext.Default.PipelineTriggerRequest);
        Assert.Equal("""{"branch":"b"}""", wire.Requests[^1].Body);
        Assert.Equal(4, (int)response.ReadAs(OwnContext.Default.PipelineTriggerRequest).AdditionalProperties["count"]!);

        Assert.Throws<ArgumentNullException>(() => circle.Send(HttpMethod.Post, "/x", null!, OwnContext.Default.Plain));
        Assert.Throws<CircleCiFormatException>(() => Read("[1]").ReadAs(OwnContext.Default.Plain));
        Assert.Throws<CircleCiFormatException>(() => Read("null").ReadAs(OwnContext.Default.Plain));
    }

    [Fact]
    public void That_cannot_be_written_are_rejected_before_anything_is_sent()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var it = new Loop();
        it.It = it;

        Assert.Contains("Loop", Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/x", it)).Message);
        Assert.Empty(wire.Requests);
    }

    private static CircleCiResponse Read(string json)
    {
        using var wire = new Wire(json: json);
        using var circle = wire.Client();
        return circle.Send(HttpMethod.Get, "/api/v3/runs");
    }

    internal record Theirs([property: JsonPropertyName("branch_name")] string Branch, int Count, string? Note);

    internal sealed record Derived(string Branch, int Count, string? Note) : Theirs(Branch, Count, Note);

    internal sealed class Around
    {
        public Theirs? Inner { get; set; }
    }

    internal sealed class WithModel
    {
        [JsonPropertyName("the_run")]
        public PipelineTriggerRequest? Run { get; set; }

        public JobStatus Status { get; set; }
    }

    internal sealed class Ours
    {
        [JsonProperty("branch_name")]
        public string? Branch { get; set; }

        public int Count { get; set; }
    }

    [System.Runtime.Serialization.DataContract]
    internal sealed class Contract
    {
        [JsonPropertyName("by_system")]
        [System.Runtime.Serialization.DataMember(Name = "branch_name")]
        public string? Branch { get; set; }
    }

    internal sealed class Both
    {
        [JsonProperty("by_newtonsoft")]
        [JsonPropertyName("by_system")]
        public string? Branch { get; set; }
    }

    internal sealed class Neither
    {
        public int Count { get; set; }
    }

    internal sealed class HasElement
    {
        public JsonElement A { get; set; }
    }

    internal sealed class Plain
    {
        public string? BranchName { get; set; }
    }

    internal sealed class Loop
    {
        [JsonPropertyName("it")]
        public Loop? It { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Plain))]
    [JsonSerializable(typeof(PipelineTriggerRequest))]
    internal sealed partial class OwnContext : JsonSerializerContext;
}
#endif
