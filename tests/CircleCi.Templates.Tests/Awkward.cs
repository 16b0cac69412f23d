using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.V9;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace CircleCi.Templates.Tests;

public class Awkward
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("b\"c", "b%22c")]
    [InlineData("d\\e", "d%5Ce")]
    [InlineData("<x>", "%3Cx%3E")]
    public async Task Names_of_parameters_reach_the_wire_as_they_are(string value, string escaped)
    {
        var (circle, requests) = Circle("{}");

        await circle.V9.Types.GetAsync(value, 7, new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero), new TypesGetOptions { PageCursor = "n", FilterState = ["x", "y"], ToStringMember = false, Float = 0.1 });

        Assert.Equal(
            $"https://circle.test/api/v9/type/{escaped}/7?filter%5Bstate%5D=x&filter%5Bstate%5D=y&float=0.1&page%5Bcursor%5D=n&since=2024-05-06T07%3A08%3A09Z&to-string=false",
            requests.Single().RequestUri!.AbsoluteUri);
    }

    [Fact]
    public void Values_of_enums_have_names_and_keep_their_text()
    {
        Assert.Equal("b\"c", TypeRef.BC.Value);
        Assert.Equal("d\\e", TypeRef.DE.Value);
        Assert.Equal("system", TypeRef.System.Value);
        Assert.Equal("value", TypeRef.ValueMember.Value);
        Assert.Equal("1.5x", TypeRef.Values.Value15X);
        Assert.Equal("*", TypeGetKind.ValueMember.Value);
    }

    [Fact]
    public async Task Members_are_read_and_written_under_their_own_names()
    {
        const string json = """
            {"kind":"*","additional-properties":"a","anything":[1,null],"bytes":"AQI=","date":"2024-05-06","duration":"P1D","guid":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","int32":1,
             "maps":{"m":{"n":0.5,"s":"t","o":{"x":1}}},"matrix":[[1.5,2.5],[]],"owner":null,"string":"s","system":{"system":{"kind":"fixed","node":"n","all":[]}},
             "task":{"<&>\"":4000000000,"a<b>":"c","class":"d","system":"e"},"time":"10:00","times":["2024-05-06T07:08:09Z"],"union":["x"],"address":"not an address","when":"2024-05-06T07:08:09Z"}
            """;

        var answer = JsonConvert.DeserializeObject<TypeGetResponse>(json)!;

        Assert.Equal(4_000_000_000, answer.Task.Value);
        Assert.Equal("c", answer.Task.AB);
        Assert.True(answer.Union.TryGetArray(out var array) && array.Count == 1);
        Assert.True(answer.Maps["m"]["n"].TryGetNumber(out var number) && number == 0.5);
        Assert.Equal("n", answer.System!.System!.NodeValue);
        var expected = JObject.Parse(json);
        expected.Remove("owner");
        Assert.Equal(Sorted(expected).ToString(), Sorted(JObject.Parse(JsonConvert.SerializeObject(answer))).ToString());

        var (circle, _) = Circle(json);
        var called = await circle.V9.Types.GetAsync("a", 1, DateTimeOffset.UnixEpoch);
        Assert.Equal(JsonConvert.SerializeObject(answer), JsonConvert.SerializeObject(called));
    }

    [Fact]
    public void Types_that_promise_themselves_can_be_written()
    {
        var node = JsonConvert.DeserializeObject<TypeGetTree>("""{"name":"root"}""")!;

        Assert.Equal("""{"name":"root"}""", JsonConvert.SerializeObject(node));
        Assert.Equal("", node.Child.Child.Name);
    }

    [Fact]
    public async Task What_can_have_one_value_only_is_sent_without_being_told_whatever_its_name()
    {
        var (circle, requests) = Circle("");

        await circle.V9.Types.SendConstantsAsync(new() { Items = "TYPE", Told = new There { Id = "t" }, Cat = new Cat() });

        var sent = JObject.Parse((string)requests.Single().Options.Single(o => o.Key == "body").Value!);
        Assert.Equal(
            """{"cat":{"kind":"Cat"},"false":false,"half":0.5,"items":"TYPE","one":1,"properties":"none","told":{"id":"t","type":"there"},"true":true,"type":"project"}""",
            Sorted(sent).ToString(Formatting.None));
    }

    [Fact]
    public void Values_of_enums_have_names_where_they_differ_by_case_only()
    {
        Assert.Equal(["TYPE", "Type", "type"], [TypeSendConstantsItems.Type.Value, TypeSendConstantsItems.TypeMixed.Value, TypeSendConstantsItems.TypeLower.Value]);
    }

    [Fact]
    public async Task Bodies_may_be_lists_and_maps_and_answers_mere_values()
    {
        var (circle, requests) = Circle("\"text\"");

        Assert.Equal("text", await circle.V9.Types.UpdateEqualsAsync(new Dictionary<string, string> { ["k"] = "v" }));
        await circle.V9.Types.EqualsForEqualAsync([new Node { NodeValue = "n", Next = null! }]);

        Assert.Equal(["""{"k":"v"}""", """[{"kind":"fixed","node":"n"}]"""], requests.Select(r => (string)r.Options.Single(o => o.Key == "body").Value!).Select(b => b.Contains("kind") ? Sorted(JToken.Parse(b)).ToString(Formatting.None) : b));
    }

    [Fact]
    public async Task What_may_be_sent_twice_is_tried_again_whatever_its_method()
    {
        var (circle, requests) = Circle("\"text\"", HttpStatusCode.ServiceUnavailable);
        await circle.V9.Types.EqualsForEqualAsync([new Node { NodeValue = "n", Next = null! }]);
        Assert.Equal(["POST", "POST"], requests.Select(r => r.Method.Method));

        (circle, requests) = Circle("\"text\"", HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V9.Types.UpdateEqualsAsync(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.Equal(["PUT"], requests.Select(r => r.Method.Method));
    }

    private static (CircleCiClient Circle, List<HttpRequestMessage> Requests) Circle(string json, HttpStatusCode first = HttpStatusCode.OK)
    {
        var requests = new List<HttpRequestMessage>();
        var mock = new MockHttpMessageHandler();
        mock.When("*").Respond(async request =>
        {
            request.Options.Set(new HttpRequestOptionsKey<string>("body"), request.Content is null ? "" : await request.Content.ReadAsStringAsync());
            requests.Add(request);
            return new HttpResponseMessage(requests.Count == 1 ? first : HttpStatusCode.OK) { Content = new StringContent(json) };
        });
        return (new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = mock, Retry = { Delay = TimeSpan.Zero } }), requests);
    }

    private static JToken Sorted(JToken json) => json switch
    {
        JObject o => new JObject(o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray a => new JArray(a.Select(Sorted)),
        _ => json,
    };
}
