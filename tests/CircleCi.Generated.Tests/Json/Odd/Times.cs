using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Odd;

/// <summary>Times as other programs write them, in all ways of reading.</summary>
public class Times
{
    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00Z")]
    [InlineData("2023-04-14T24:00:00Z", "2023-04-15T00:00:00Z")]
    [InlineData("2023-04-14T24:00:00+02:00", "2023-04-14T22:00:00Z")]
    [InlineData("2023-04-14 21:20:14 UTC", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14 21:20:14 +0000 UTC", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14 23:20:14.123456789 +0200 CEST", "2023-04-14T21:20:14.1234567Z")]
    [InlineData("2023-04-14 21:20:14", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14t21:20:14z", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14T21:20Z", "2023-04-14T21:20:00Z")]
    [InlineData("2023-04-14T23:20:14+02", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14", "2023-04-14T00:00:00Z")]
    [InlineData("2023-04-14T21:20:14,5Z", "2023-04-14T21:20:14.5Z")]
    [InlineData("2023-04-14T21:20:14.123456789012Z", "2023-04-14T21:20:14.1234567Z")]
    [InlineData("Fri, 14 Apr 2023 21:20:14 GMT", "2023-04-14T21:20:14Z")]
    [InlineData("Fri Apr 14 23:20:14 2023 +0200", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14 23:20:14.5 +0200 CEST m=+0.000123456", "2023-04-14T21:20:14.5Z")]
    [InlineData("2023-04-14 14:20:14 -0700 -07", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14 21:20:14.123456+00", "2023-04-14T21:20:14.123456Z")]
    [InlineData("Fri, 14 Apr 2023 21:20:14 UTC", "2023-04-14T21:20:14Z")]
    [InlineData("Fri, 7 Apr 2023 23:20:14 +0200 (CEST)", "2023-04-07T21:20:14Z")]
    [InlineData("Friday, 14-Apr-23 21:20:14 GMT", "2023-04-14T21:20:14Z")]
    [InlineData("Fri Apr  7 21:20:14 2023", "2023-04-07T21:20:14Z")]
    [InlineData("Fri Apr 14 21:20:14 UTC 2023", "2023-04-14T21:20:14Z")]
    [InlineData("Fri Apr 14 23:20:14 +0200 2023", "2023-04-14T21:20:14Z")]
    [InlineData("Fri Apr 14 21:20:14 2023 -1845", "2023-04-15T16:05:14Z")]
    [InlineData("1681507214 +0200", "2023-04-14T21:20:14Z")]
    [InlineData("@1681507214", "2023-04-14T21:20:14Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+02:00", "0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00-02:00", "0001-01-01T02:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59+02:00", "9999-12-31T21:59:59Z")]
    [InlineData("9999-12-31T23:59:59-02:00", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2023-04-14T21:20:14+15:00", "2023-04-14T06:20:14Z")]
    [InlineData("2023-04-14T21:20:14-23:59", "2023-04-15T21:19:14Z")]
    [InlineData("2023-04-14T21:20:14+51:00", "2023-04-12T18:20:14Z")]
    [InlineData("1681507214", "2023-04-14T21:20:14Z")]
    [InlineData("1681507214000", "2023-04-14T21:20:14Z")]
    public void Are_understood_in_a_text(string wire, string expected) => AssertRead(new JValue(wire), expected);

    [Theory]
    [InlineData("1681507214", "2023-04-14T21:20:14Z")]
    [InlineData("1681507214.25", "2023-04-14T21:20:14.25Z")]
    [InlineData("1681507214250", "2023-04-14T21:20:14.25Z")]
    [InlineData("1.681507214e9", "2023-04-14T21:20:14Z")]
    public void Are_understood_as_seconds_or_milliseconds(string wire, string expected) => AssertRead(new JRaw(wire), expected);

    [Theory]
    [InlineData("\"14:30\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"5\"")]
    [InlineData("\"1.5\"")]
    [InlineData("\"today\"")]
    [InlineData("\"Friday\"")]
    [InlineData("\"2023\"")]
    [InlineData("\"2023-13-01T00:00:00Z\"")]
    [InlineData("\"2023-02-29\"")]
    [InlineData("\"2023-04-14T25:00:00Z\"")]
    [InlineData("\"2023-04-14T24:00:01Z\"")]
    [InlineData("\"2023-04-14T21:60:14Z\"")]
    [InlineData("\"2023-04-14T21:20:61Z\"")]
    [InlineData("\"2023-04-14T21:20:14X\"")]
    [InlineData("\"2023-04-14T21:20:14+02:60\"")]
    [InlineData("\"2023-04-14T21:20:14 +0200 +0530\"")]
    [InlineData("\"2023-04-14T21:20:14+02:\"")]
    [InlineData("\"2023-04-14T21:20:14 EST\"")]
    [InlineData("\"Sat, 14 Apr 2023 21:20:14 GMT\"")]
    [InlineData("\"Fri GMT, 14 Apr 2023 21:20:14\"")]
    [InlineData("\"20230414212014\"")]
    [InlineData("\"202304142120\"")]
    [InlineData("20230414")]
    [InlineData("202304142120")]
    [InlineData("20230414212014")]
    [InlineData("1681507214000000")]
    [InlineData("\"04/14/2023\"")]
    [InlineData("\"0000-01-01T00:00:00Z\"")]
    [InlineData("12")]
    [InlineData("-1681507214")]
    [InlineData("1e30")]
    [InlineData("true")]
    [InlineData("[\"2023-04-14\"]")]
    public void Are_kept_as_they_came_where_they_are_none(string wire) =>
        Assert.All(Ways.Read<Context>($$"""{"name":"deploy","created_at":{{wire}}}"""), context =>
        {
            Assert.Equal(("deploy", default), (context.Name, context.CreatedAt));
            Assert.True(JToken.DeepEquals(JToken.Parse(wire), context.AdditionalProperties["created_at"]) || wire.Contains("2023") || wire.Contains("0000"), $"{context}");
            Assert.True(context.AdditionalProperties.ContainsKey("created_at"));
        });

    [Theory]
    [InlineData("012")]
    [InlineData("0x1F")]
    [InlineData("-07")]
    public void And_numbers_are_not_read_as_octal_or_hexadecimal(string wire)
    {
        var reader = ModelReader.All["V2.Pipeline"];
        foreach (var json in new[] { $$"""{"number":{{wire}},"state":"created","new":{{wire}}}""", $$"""{"state":"created","new":{{wire}},"number":{{wire}}}""", $$"""{'number' :{{wire}}, /* {{wire}} */ 'state': 'created', new:{{wire}}}""" })
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(json);
            Assert.All([(Pipeline)reader.Read(bytes)!, (Pipeline)CircleCiJson.ReadAs(new ArraySegment<byte>(bytes), typeof(Pipeline), new OddMembers())!], pipeline =>
                Assert.Equal((0, "created", wire, wire), (pipeline.Number, pipeline.State.Value, (string?)pipeline.AdditionalProperties["number"], (string?)pipeline.AdditionalProperties["new"])));
        }
    }

    [Theory]
    [InlineData("[012,{\"012\":0x1F,'a012':'012'},-07,10,0,-0.5,0e1,012]", "[\"012\",{\"012\":\"0x1F\",\"a012\":\"012\"},\"-07\",10,0,-0.5,0.0,\"012\"]")]
    [InlineData("{a012:012,/*012*/b:[\"0\\\"12\",012]//012\n}", "{\"a012\":\"012\",\"b\":[\"0\\\"12\",\"012\"]}")]
    public void And_numbers_are_not_read_as_octal_anywhere(string wire, string expected)
    {
        var pipeline = (Pipeline)ModelReader.All["V2.Pipeline"].Read(System.Text.Encoding.UTF8.GetBytes($$"""{"new":{{wire}},"project_slug":012}"""))!;

        Assert.Equal((expected, "012"), (pipeline.AdditionalProperties["new"]!.ToString(Newtonsoft.Json.Formatting.None), pipeline.ProjectSlug.ToString()));
    }

    private static void AssertRead(JToken wire, string expected) =>
        Assert.All(Ways.Read<Context>($$"""{"name":"deploy","created_at":{{wire.ToString(Newtonsoft.Json.Formatting.None)}}}"""), context =>
        {
            Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal), context.CreatedAt);
            Assert.Empty(context.AdditionalProperties);
        });
}
