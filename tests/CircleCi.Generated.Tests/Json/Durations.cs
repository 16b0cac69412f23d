using System.Globalization;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Durations are TimeSpan whatever unit CircleCI has for them, and counts are whole numbers.</summary>
public class Durations
{
    private static readonly string[] Units = ["milliseconds", "seconds", "duration-text"];

    /// <summary>Numbers whose names say that they measure time, and that are none for C#.</summary>
    private static readonly Dictionary<string, string> NoDurations = new()
    {
        ["days_left_in_trial"] = "It is a number of days, and named so.",
    };

    /// <summary>Version, type and member on the wire of every duration of the descriptions.</summary>
    public static TheoryData<string, string, string> Each
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (api, type, member, _) in Members().Where(m => Units.Contains((string?)m.Node["x-unit"])))
                data.Add(api, type, member);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Of_every_member_are_read_and_written_in_its_unit(string api, string type, string member)
    {
        var unit = (string)Members().Single(m => (m.Api, m.Type, m.Member) == (api, type, member)).Node["x-unit"]!;
        foreach (var (wire, expected) in Values(unit))
        {
            var model = Read(api, type, $$"""{"{{member}}":{{wire}}}""");

            Assert.Equal(expected, ValueOf(model, member));
            Assert.Empty(model.AdditionalProperties);
            Assert.Equal(wire.Trim('"'), (string?)JObject.Parse(JsonConvert.SerializeObject(model))[member]);
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void That_no_time_span_holds_are_kept_as_they_came(string api, string type, string member)
    {
        var unit = (string)Members().Single(m => (m.Api, m.Type, m.Member) == (api, type, member)).Node["x-unit"]!;
        string[] odd = unit == "duration-text" ? ["\"forever\"", "\"1h-2m\"", "\"99999999999999999999h\"", "\"\"", "\"90000000000w\""] : ["1e300", "-1e300", "99999999999999999999999999", "9223372036854775807", "\"soon\"", "[1]"];
        foreach (var wire in odd)
        {
            var model = Read(api, type, $$"""{"{{member}}":{{wire}}}""");

            Assert.True(JToken.DeepEquals(JToken.Parse(wire), Assert.Single(model.AdditionalProperties).Value));
            Assert.True(JToken.DeepEquals(JToken.Parse(wire), JObject.Parse(JsonConvert.SerializeObject(model))[member]));
            Assert.Equal(default, ValueOf(model, member) ?? default);
        }
    }

    [Fact]
    public void Are_all_numbers_whose_names_measure_time()
    {
        string[] words = ["duration", "seconds", "secs", "millis", "ms", "mttr", "ttl"];
        var plain = Members()
            .Where(m => (string?)m.Node["type"] is "integer" or "number" && m.Node["x-unit"] is null && !m.Type.EndsWith("Trends", StringComparison.Ordinal))
            .Where(m => m.Member.Split('_', '-').Any(w => words.Contains(w)) || m.Member.EndsWith("run_time", StringComparison.Ordinal) || m.Member.StartsWith("days_", StringComparison.Ordinal)
                || ((string?)m.Node["description"])?.Split(' ', '.', ',').Any(w => w is "seconds" or "milliseconds" or "minutes") is true)
            .Select(m => m.Member)
            .Distinct();

        Assert.Equal(NoDurations.Keys.Order(), plain.Order());
        Assert.True(Each.Count > 30);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("3.0")]
    [InlineData("\"3\"")]
    [InlineData("3e0")]
    public void Counts_are_whole_numbers_however_they_are_spelled(string wire)
    {
        var json = $$"""{"flaky-tests":[],"total-flaky-tests":{{wire}}}""";
        using var server = new Wire(json: json);
        using var circle = server.Client();

        Assert.Equal(3L, JsonConvert.DeserializeObject<InsightsFlakyTests>(json)!.TotalFlakyTests);
        Assert.Equal(3L, circle.V2.Insights.GetFlakyTests("gh/acme/shop").TotalFlakyTests);
    }

    [Fact]
    public void Are_sent_as_texts_where_circleci_has_texts()
    {
        Assert.Equal("1h30m", (string?)JObject.Parse(new OidcClaimsUpdateRequest { Ttl = TimeSpan.FromMinutes(90) }.ToString())["ttl"]);
        Assert.Equal("49h0m1s5ms".Replace("0m", ""), (string?)JObject.Parse(new OidcClaimsUpdateRequest { Ttl = new TimeSpan(2, 1, 0, 1, 5) }.ToString())["ttl"]);

        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var e = Assert.Throws<ArgumentException>(() => circle.V2.OidcClaims.UpdateForOrganization(Guid.NewGuid(), new() { Ttl = TimeSpan.FromHours(-1) }));
        Assert.Contains("-01:00:00", e.Message);
        Assert.Empty(wire.Requests);
    }

    private static IEnumerable<(string Wire, TimeSpan Expected)> Values(string unit) => unit switch
    {
        "milliseconds" => [("0", TimeSpan.Zero), ("1500", TimeSpan.FromSeconds(1.5)), ("-1", TimeSpan.FromMilliseconds(-1)), ("0.25", TimeSpan.FromTicks(2500)), ("922337203685477", TimeSpan.FromTicks(9223372036854770000))],
        "seconds" => [("0", TimeSpan.Zero), ("90", TimeSpan.FromSeconds(90)), ("-2", TimeSpan.FromSeconds(-2)), ("0.25", TimeSpan.FromMilliseconds(250)), ("0.005", TimeSpan.FromTicks(50_000)), ("922337203685", TimeSpan.FromTicks(9223372036850000000))],
        _ => [("\"1h30m\"", TimeSpan.FromMinutes(90)), ("\"500ms\"", TimeSpan.FromMilliseconds(500)), ("\"0s\"", TimeSpan.Zero), ("\"48h\"", TimeSpan.FromDays(2))],
    };

    private static CircleCiModel Read(string api, string type, string json) =>
        (CircleCiModel)JsonConvert.DeserializeObject(json, typeof(CircleCiModel).Assembly.GetType($"CircleCi.Generated.{api}.{type}")!)!;

    private static TimeSpan? ValueOf(CircleCiModel model, string member) =>
        (TimeSpan?)model.GetType().GetProperties().Single(p => p.GetCustomAttributes(typeof(JsonPropertyAttribute), false).Cast<JsonPropertyAttribute>().Any(a => a.PropertyName == member)).GetValue(model);

    private static IEnumerable<(string Api, string Type, string Member, JObject Node)> Members() =>
        from file in new[] { ("V1", "v1/swagger.json"), ("V11", "v1.1/openapi.json"), ("V2", "v2/openapi.json") }
        let document = Specs.Read(file.Item2)
        from type in ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties()
        where type.Value["x-type"] is null
        from member in (type.Value["properties"] as JObject ?? []).Properties()
        select (file.Item1, type.Name, member.Name, (JObject)member.Value);
}
