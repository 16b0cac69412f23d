using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json;

public class Times
{
    [Theory]
    [InlineData("#joda/inst 2023-04-14T21:20:14+0000", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14T21:20:14+0000", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14T23:20:14+02:00", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14T21:20:14Z", "2023-04-14T21:20:14Z")]
    [InlineData("2023-04-14T21:20:14.1234567Z", "2023-04-14T21:20:14.1234567Z")]
    public void Are_read_in_all_the_ways_that_circleci_writes_them_and_written_in_utc(string wire, string written)
    {
        var variable = JsonConvert.DeserializeObject<EnvironmentVariable>($$"""{"name":"A","value":"xxxx","created-at":"{{wire}}"}""")!;

        Assert.Equal(DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture), variable.CreatedAt);
        Assert.Contains($"\"created-at\":\"{written}\"", JsonConvert.SerializeObject(variable));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Of_nothing_are_null_or_where_one_is_promised_the_first_time_there_is(string json)
    {
        Assert.Null(JsonConvert.DeserializeObject<EnvironmentVariable>($$"""{"created-at":{{json}}}""")!.CreatedAt);
        Assert.Equal(default, JsonConvert.DeserializeObject<Context>($$"""{"created_at":{{json}}}""")!.CreatedAt);
    }

    [Fact]
    public void That_are_none_are_kept_as_they_came()
    {
        var context = JsonConvert.DeserializeObject<Context>("""{"name":"deploy","created_at":"yesterday"}""")!;

        Assert.Equal(("deploy", default), (context.Name, context.CreatedAt));
        Assert.Equal("yesterday", context.AdditionalProperties["created_at"]);
        Assert.Contains("\"created_at\":\"yesterday\"", context.ToString());
    }
}
