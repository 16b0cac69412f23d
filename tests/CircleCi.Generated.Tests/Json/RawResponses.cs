using CircleCi.Generated.Tests.Json.Parts;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Responses that are read as what the caller says, deliveries, and values that are looked at later.</summary>
public class RawResponses
{
    [Fact]
    public void Are_read_as_the_calls_of_their_own_read_them()
    {
        foreach (var unknown in (string[])["null", "12", "\"2024-01-01T00:00:00Z\"", "{\"a\":[1,null]}"])
        {
            using var wire = new Wire(json: $$"""/* new */{"login":"ada","future":{{unknown}},"Name":"Ada"}""");
            using var circle = wire.Client();

            var read = circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<User>();

            Assert.Equal(circle.V2.Users.GetCurrent().ToString(), read.ToString());
            Assert.Equal(unknown, read.AdditionalProperties["future"]!.Type == JTokenType.String ? $"\"{read.AdditionalProperties["future"]}\"" : read.AdditionalProperties["future"]!.ToString(Newtonsoft.Json.Formatting.None));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("{\"login\":\"ada\"} and more")]
    [InlineData("{\"login\":\"ada\"}{}")]
    [InlineData("{\"login\":\"ada\"")]
    [InlineData("[{}]")]
    [InlineData("<html>")]
    [InlineData("\"text\"")]
    public void That_are_something_else_fail_as_the_calls_of_their_own_do(string body)
    {
        using var wire = new Wire(json: body);
        using var circle = wire.Client();

        Assert.Throws<CircleCiFormatException>(() => circle.V2.Users.GetCurrent());
        var e = Assert.Throws<CircleCiFormatException>(() => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<User>());

        Assert.Equal(body, e.ResponseBody);
        Assert.StartsWith("GET /api/v2/me: the response ", e.Message);
    }

    [Fact]
    public void Throw_nothing_but_exceptions_of_the_sdk_whatever_they_are()
    {
        using var wire = new SteppedWire();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = wire });
        var mutants = Gen.OneOf(
            Mutations.Mutants(typeof(Pipeline)),
            Mutations.Mutants(typeof(WebhookDelivery)),
            Gen.ArrayOf(Gen.Choose(0, 255).Select(n => (byte)n)).Select(b => new Sent(b)));
        Action<byte[]>[] calls =
        [
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<Pipeline>(),
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<JToken>(),
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<IReadOnlyList<Pipeline>>(),
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<long>(),
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<Dictionary<string, Guid>>(),
            _ => circle.Send(HttpMethod.Get, "/api/v2/me").ReadAs<ParameterValue>().Json.ToString(),
            body => WebhookDelivery.ReadUnverified(body),
            _ => circle.V2.Pipelines.Get(Guid.Parse(Sample.Id)).TriggerParameters.Values.Select(v => v.ToString()).ToList(),
        ];

        foreach (var call in calls)
        {
            Prop.ForAll(mutants.ToArbitrary(), sent =>
            {
                wire.Response = sent.Bytes;
                try
                {
                    call(sent.Bytes);
                }
                catch (CircleCiException)
                {
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_261_128, 1));
        }
    }

    [Theory]
    [InlineData("{\"error\":{\"source\":\"api\"}}")]
    [InlineData("{\"error\":{\"source\":[1],\"detail\":\"gone wrong\"}}")]
    [InlineData("{\"error\":[]}")]
    [InlineData("{\"message\":{}}")]
    [InlineData("{:message \"\\d\"}")]
    [InlineData("[[[[")]
    [InlineData("{\"message\":\"\\ud83d\"}")]
    public void That_are_errors_are_told_by_their_status_whatever_they_are(string body)
    {
        foreach (var long_ in (bool[])[false, true])
        {
            // A character of several bytes at any place of a long text.
            using var wire = new Wire(System.Net.HttpStatusCode.Conflict, long_ ? body.Replace("}", ",\"x\":\"" + string.Concat(Enumerable.Repeat("a漢🚀", 2000)) + "\"}") : body);
            using var circle = wire.Client();

            var e = Assert.Throws<CircleCiConflictException>(() => circle.V2.Users.GetCurrent());

            Assert.StartsWith("GET /api/v2/me: 409 ", e.Message);
        }
    }
}
