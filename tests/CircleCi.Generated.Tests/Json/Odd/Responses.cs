using System.Net;
using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Odd;

/// <summary>What callers see of a response that is not as it is documented.</summary>
public class Responses
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    private static readonly string OddPipeline = $$"""{"id":"{{Id}}","number":{},"state":true,"created_at":"14:30","updated_at":1681507214,"project_slug":34,"trigger":false,"errors":[{"type":"config","message":"bad"},"text"]}""";

    private readonly List<CircleCiLogEntry> _log = [];

    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Keep_what_cannot_be_understood_and_read_all_else(bool isAsync)
    {
        using var wire = new Wire(json: OddPipeline);
        using var circle = Client(wire);

        var pipeline = isAsync ? await circle.V2.Pipelines.GetAsync(Guid.Parse(Id)) : circle.V2.Pipelines.Get(Guid.Parse(Id));

        Assert.Equal((Guid.Parse(Id), "34", DateTimeOffset.FromUnixTimeSeconds(1681507214)), (pipeline.Id.Value, pipeline.ProjectSlug.ToString(), pipeline.UpdatedAt));
        Assert.Equal((0, default, default), (pipeline.Number, pipeline.State, pipeline.CreatedAt));
        Assert.Equal("bad", Assert.Single(pipeline.Errors).Message);
        Assert.Equal(["created_at", "errors", "number", "state", "trigger"], pipeline.AdditionalProperties.Keys.Order());
        Assert.True(JToken.DeepEquals(JObject.Parse(OddPipeline.Replace("34", "\"34\"")), JObject.Parse(pipeline.ToString().Replace("\"2023-04-14T21:20:14Z\"", "1681507214"))), pipeline.ToString());
    }

    [Fact]
    public void Tell_the_log_once_of_each_member_without_its_value()
    {
        using var wire = new Wire(json: OddPipeline);
        using var circle = Client(wire);

        circle.V2.Pipelines.Get(Guid.Parse(Id));
        circle.V2.Pipelines.Get(Guid.Parse(Id));

        var told = _log.Where(e => e.Level == CircleCiLogLevel.Warning).ToList();
        Assert.Equal(["'created_at' of Pipeline is a text", "'errors' of Pipeline are", "'number' of Pipeline is an object", "'state' of Pipeline is a boolean", "'trigger' of Pipeline is a boolean"], told.Select(e => string.Join(' ', e.Message.Split("member ")[1].Split(' ', ',').Take(e.Message.Contains("'errors'") ? 4 : 6)).TrimEnd(',')).Order());
        Assert.All(told, e => Assert.DoesNotContain("14:30", e.Message));
        Assert.All(told, e => Assert.Equal(("GET", $"/api/v2/pipeline/{Id}", HttpStatusCode.OK, 1), (e.RequestMethod, e.RequestPath, e.StatusCode, e.Attempt)));
    }

    [Fact]
    public void Tell_the_log_of_models_that_have_the_same_name_in_other_versions()
    {
        using var wire = new Wire(json: """[{"build_num":1,"branch":{}}]""");
        using var circle = Client(wire);

        circle.V11.Builds.ListRecent();
        circle.V1.Builds.ListRecent();

        Assert.Equal(["/api/v1.1/recent-builds", "/api/v1/recent-builds"], _log.Where(e => e.Message.Contains("'branch' of Build")).Select(e => e.RequestPath));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Are_exceptions_for_those_who_ask_for_that(bool isAsync)
    {
        using var wire = new Wire(json: OddPipeline);
        using var circle = Client(wire, throws: true);

        var e = await Assert.ThrowsAsync<CircleCiFormatException>(async () => _ = isAsync ? await circle.V2.Pipelines.GetAsync(Guid.Parse(Id)) : circle.V2.Pipelines.Get(Guid.Parse(Id)));

        Assert.Contains("the member 'number' of Pipeline is an object, not of the documented type", e.Message);
        Assert.Equal(OddPipeline, e.ResponseBody);
        Assert.Single(wire.Requests);
        var listed = Assert.Throws<CircleCiFormatException>(() => Client(new Wire(json: """{"items":[{"name":"a"},12]}"""), throws: true).V2.Jobs.EnumerateTests("gh/acme/shop", 1).ToList());
        Assert.Contains("elements of the list are not of the documented type", listed.Message);
        // What can be understood is no exception.
        using var plain = new Wire(json: $$"""{"id":"{{Id}}","number":"12","project_slug":34,"created_at":""}""");
        using var strict = Client(plain, throws: true);
        Assert.Equal(12, strict.V2.Pipelines.Get(Guid.Parse(Id)).Number);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("12")]
    [InlineData("undefined")]
    [InlineData("[{}]")]
    [InlineData("true")]
    public void Leave_out_elements_that_are_none_of_a_list_and_give_all_others(string element)
    {
        using var wire = new Wire(json: $$$"""{"items":[{"name":"a"},{{{element}}},{"name":"b","run_time":"x"}],"next_page_token":{}}""");
        using var circle = Client(wire);

        Assert.Equal(["a", "b"], circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Select(t => t.Name));
        var page = circle.V2.Jobs.ListTests("gh/acme/shop", 1);
        Assert.Equal(["a", "b"], page.Items.Select(t => t.Name));
        Assert.Equal("x", page.Items[1].AdditionalProperties["run_time"]);
        Assert.Equal(element != "undefined", page.AdditionalProperties.ContainsKey("items"));
        Assert.Single(_log, e => e.Message.Contains("'run_time' of TestResult"));
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("false", null)]
    [InlineData("[]", null)]
    [InlineData("{\"a\":1}", null)]
    [InlineData("7", "7")]
    public void End_a_list_where_the_token_of_its_next_page_is_none(string token, string? expected)
    {
        using var wire = new Wire(json: $$$"""{"items":[{"name":"a"}],"next_page_token":{{{token}}} }""");
        using var circle = Client(wire);

        Assert.Equal(expected, circle.V2.Jobs.ListTests("gh/acme/shop", 1).NextPageToken);
        Assert.Equal(expected, circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).AsPages().First().NextPageToken);
    }

    [Theory]
    [InlineData("\"none\"")]
    [InlineData("12")]
    [InlineData("{}")]
    public void Give_no_items_where_the_list_is_something_else(string list)
    {
        using var wire = new Wire(json: $$"""{"items":{{list}}}""");
        using var circle = Client(wire);

        Assert.Equal(list == "{}" ? 1 : 0, circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Count());
        Assert.Equal(list == "{}" ? 1 : 0, circle.V2.Jobs.ListTests("gh/acme/shop", 1).Items.Count);
        Assert.Equal(list == "{}" ? 0 : 2, _log.Count(e => e.Level == CircleCiLogLevel.Warning));
    }

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("[{}]", "a list")]
    [InlineData("12", "a number")]
    [InlineData("\"text\"", "a text")]
    [InlineData("false", "a boolean")]
    public void Are_errors_where_the_root_is_something_else(string json, string kind)
    {
        using var wire = new Wire(json: json);
        using var circle = Client(wire);

        Assert.Contains($"It is {kind}", Assert.Throws<CircleCiFormatException>(() => circle.V2.Pipelines.Get(Guid.Parse(Id))).Message);
    }

    [Fact]
    public void Are_read_alike_by_calls_by_path_to_the_end_and_with_what_nobody_knows()
    {
        using var wire = new Wire(json: OddPipeline.Replace("\"number\":{}", "\"number\":{},\"new\":{\"a\":[1]}"));
        using var circle = Client(wire);

        var typed = circle.V2.Pipelines.Get(Guid.Parse(Id));
        var response = circle.Send(HttpMethod.Get, $"/api/v2/pipeline/{Id}");

        Assert.Equal(typed.ToString(), response.ReadAs<Pipeline>().ToString());
        Assert.Equal("{\"a\":[1]}", response.ReadAs<Pipeline>().AdditionalProperties["new"]!.ToString(Formatting.None));
        Assert.True(JToken.DeepEquals(JObject.Parse(typed.ToString()), JObject.Parse(response.ReadAs<Wrapped>().ToString())));
        Assert.Equal("{\"a\":[1]}", response.ReadAs<Wrapped>().New!.ToString(Formatting.None));
        Assert.Single(_log, e => e.Message.Contains("'number' of Pipeline"));
    }

    [Theory]
    [InlineData("{} x")]
    [InlineData("{}{}")]
    [InlineData("[] []")]
    [InlineData("{}]")]
    public void Are_errors_where_something_follows_the_value(string json)
    {
        using var wire = new Wire(json: json);
        using var circle = Client(wire);
        var response = circle.Send(HttpMethod.Get, "/api/v2/me");

        Assert.Throws<CircleCiFormatException>(() => json[0] == '[' ? response.ReadAs<List<User>>().Count : response.ReadAs<User>().AdditionalProperties.Count);
        Assert.Throws<CircleCiFormatException>(() => response.ReadAs<JToken>());
        Assert.Throws<CircleCiFormatException>(() => response.ReadAs<Dictionary<string, object>>());
    }

    [Fact]
    public void Of_webhooks_are_read_with_offsets_that_no_zone_has()
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"id":"{{{Id}}}","type":"workflow-completed","happened_at":"2023-04-14T21:20:14Z","pipeline":{"id":"{{{Id}}}","vcs":{"commit":{"authored_at":"2023-04-14T21:20:14-18:00","body":12}} },"workflow":"none"}""");

        var delivery = WebhookDelivery.Read(body, $"v1={Signature(body)}", "secret");

        Assert.Equal(new DateTimeOffset(2023, 4, 15, 15, 20, 14, TimeSpan.Zero), delivery.Pipeline!.Vcs!.Commit!.AuthoredAt);
        Assert.Equal("none", delivery.AdditionalProperties["workflow"]);
    }

    [Fact]
    public void Say_which_members_they_had()
    {
        using var wire = new Wire(json: $$"""{"id":"{{Id}}","number":0,"state":null,"created_at":"odd","projectSlug":"gh/acme/shop"}""");
        using var circle = Client(wire);

        var pipeline = circle.V2.Pipelines.Get(Guid.Parse(Id));

        Assert.True(pipeline.Has(nameof(pipeline.Id)) && pipeline.Has(nameof(pipeline.Number)) && pipeline.Has("number") && pipeline.Has(nameof(pipeline.ProjectSlug)));
        Assert.False(pipeline.Has(nameof(pipeline.State)) || pipeline.Has(nameof(pipeline.CreatedAt)) || pipeline.Has(nameof(pipeline.Errors)) || pipeline.Has("updated_at"));
        Assert.Contains("'Colour'", Assert.Throws<ArgumentException>("member", () => pipeline.Has("Colour")).Message);
        Assert.Throws<ArgumentNullException>("member", () => pipeline.Has(null!));
    }

    [Theory]
    [InlineData("12,\"number\":{}", 12, true)]
    [InlineData("{},\"number\":12", 12, false)]
    [InlineData("{},\"number\":null", 0, true)]
    public void Take_the_last_value_of_a_member_that_comes_twice(string numbers, long number, bool isKept)
    {
        using var wire = new Wire(json: $$"""{"id":"{{Id}}","number":{{numbers}}}""");
        using var circle = Client(wire);

        var pipeline = circle.V2.Pipelines.Get(Guid.Parse(Id));

        Assert.Equal((number, isKept, !isKept), (pipeline.Number, pipeline.AdditionalProperties.ContainsKey("number"), pipeline.Has("number")));
    }

    [Fact]
    public void Are_written_with_what_stands_in_the_additional_properties()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>(OddPipeline)!;
        pipeline.Number = 12;

        Assert.Contains("\"number\":{}", pipeline.ToString());
        pipeline.AdditionalProperties.Remove("number");
        Assert.Contains("\"number\":12", JsonConvert.SerializeObject(pipeline));
    }

    private CircleCiClient Client(Wire wire, bool throws = false) => new(new CircleCiClientOptions
    {
        Token = "CCIPAT_test",
        BaseAddress = new Uri("https://circle.test"),
        Handler = wire,
        Log = _log.Add,
        ThrowOnUnreadableMembers = throws,
    });

    private static string Signature(byte[] body)
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256(Encoding.UTF8.GetBytes("secret"));
        return Convert.ToHexStringLower(hmac.ComputeHash(body));
    }

    /// <summary>A model of a user's, which derives from one of ours.</summary>
    private sealed class Wrapped : Pipeline
    {
        [JsonProperty("new")]
        public JToken? New { get; set; }
    }
}
