using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

public class Writing
{
    [Fact]
    public void Leaves_out_what_was_not_set_and_never_writes_null_for_it()
    {
        var requests = typeof(CircleCiModel).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CircleCiModel)) && t.Name.EndsWith("Request", StringComparison.Ordinal)).ToList();

        Assert.True(requests.Count > 30);
        Assert.All(requests, t =>
        {
            var written = JObject.Parse(CircleCi.Generated.Json.CircleCiJson.Write(Activator.CreateInstance(t)!));
            Assert.DoesNotContain(written.Descendants().OfType<JValue>(), v => v.Type == JTokenType.Null);
        });
    }

    [Fact]
    public void Says_null_where_circleci_knows_it_and_it_was_assigned()
    {
        Assert.Equal("{}", new ScheduleUpdateRequest().ToString());
        Assert.Equal("""{"description":null}""", new ScheduleUpdateRequest { Description = null }.ToString());
        Assert.Equal("""{"description":null}""", JsonConvert.SerializeObject(JsonConvert.DeserializeObject<ScheduleUpdateRequest>("""{"description":null}""")));
    }

    [Fact]
    public void Sends_enums_as_texts_and_times_in_utc()
    {
        using var wire = new Wire(json: """{"usage_export_job_id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""");
        using var circle = wire.Client();

        circle.V2.Usage.CreateExport(
            Guid.NewGuid(),
            new UsageExportCreateRequest { Start = new DateTimeOffset(2024, 5, 6, 1, 0, 0, TimeSpan.FromHours(2)), End = new DateTimeOffset(2024, 5, 6, 7, 8, 9, 500, TimeSpan.Zero) });

        var sent = JsonConvert.DeserializeObject<JObject>(wire.Request.Body!, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        Assert.Equal("2024-05-05T23:00:00Z", (string?)sent["start"]);
        Assert.Equal("2024-05-06T07:08:09.5Z", (string?)sent["end"]);
        Assert.Equal("""{"type":"deploy-key"}""", new CheckoutKeyCreateRequest { Type = "deploy-key" }.ToString());
    }

    [Fact]
    public void Writes_back_what_nobody_describes_in_its_order()
    {
        const string json = """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","name":"n","zeta":[1,{"b":null}],"alpha":"2024-05-06T09:08:09+02:00","mid":1E+20}""";
        using var wire = new Wire(json: json);
        using var circle = wire.Client();

        Assert.EndsWith(json[json.IndexOf("\"zeta\"", StringComparison.Ordinal)..], circle.V2.Users.GetCurrent().ToString());
    }

    [Fact]
    public void Does_not_write_what_was_only_looked_at()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>("""{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","number":1}""")!;
        var before = pipeline.ToString();

        Assert.Equal("", pipeline.Trigger.Actor.Login);
        Assert.Empty(pipeline.Errors);

        Assert.Equal(before, pipeline.ToString());
        pipeline.Trigger.Actor.Login = "ada";
        Assert.Contains("\"login\":\"ada\"", pipeline.ToString());
    }
}
