using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What stands in a path, a query or a header: no operation of today has all of this, the next one may.</summary>
public class ValuesOutsideOfJson
{
    private static readonly Guid Id = new("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10");
    private static readonly DateTimeOffset Time = new(2024, 5, 6, 9, 8, 9, TimeSpan.FromHours(2));

    [Fact]
    public void Are_written_as_json_writes_them()
    {
        var request = Request("a/").Segment("p", true).Append("/").Segment("p", 0.5).Append("/").Segment("p", Time).Append("/").Segment("p", new[] { Id, Id })
            .Required("q", "q", false).Required("n", "n", 1e-7).Required("t", "t", Time).Required("l", "l", new List<long> { 1, 2 }).Optional("o", new List<Guid> { Id });

        Assert.Equal($"a/true/0.5/2024-05-06T07%3A08%3A09Z/{Id},{Id}?q=false&n=1E-07&t=2024-05-06T07%3A08%3A09Z&l=1&l=2&o={Id}", request.Target);
    }

    [Fact]
    public void Are_headers_if_the_operation_takes_them_there()
    {
        var request = Request().RequiredHeader("X-A", "a", new[] { true, false }).OptionalHeader("X-B", (Guid?)Id).OptionalHeader("X-C", "c").OptionalHeader("X-D", (string?)null).OptionalHeader("X-E", "")
            .OptionalHeader("X-F", (long?)null).OptionalHeader("X-G", new List<string> { "", "g" }).OptionalHeader("X-H", new List<string>()).OptionalHeader("X-I", (DateTimeOffset?)Time);

        Assert.Equal(["X-A: true,false", $"X-B: {Id}", "X-C: c", "X-G: g", "X-I: 2024-05-06T07:08:09Z"], request.Headers.Select(h => $"{h.Key}: {h.Value}"));
    }

    [Theory]
    [InlineData("a\r\nX-Other: b")]
    [InlineData("a\0")]
    [InlineData("\u00e4")]
    public void Are_refused_where_no_header_can_have_them(string value)
    {
        var required = Assert.Throws<ArgumentException>(() => Request().RequiredHeader("X-A", "name", value));
        var optional = Assert.Throws<ArgumentException>(() => Request().OptionalHeader("X-A", value));

        Assert.StartsWith("GET /a: name has a value that is not valid in a header; specify ASCII text without line breaks.", required.Message);
        Assert.DoesNotContain(value, required.Message + optional.Message);
    }

    [Fact]
    public void Are_refused_if_they_are_empty()
    {
        Assert.Throws<ArgumentException>(() => Request().RequiredHeader("X", "x", Guid.Empty));
        Assert.Throws<ArgumentException>(() => Request().OptionalHeader("X", (Guid?)Guid.Empty));
        Assert.Throws<ArgumentException>(() => Request().RequiredHeader("X", "x", " "));
        Assert.Throws<ArgumentException>(() => Request().Segment("x", default(DateTimeOffset)));
        Assert.Throws<ArgumentException>(() => Request().Segment("x", new List<string>()));
        Assert.Throws<ArgumentException>(() => Request().Segment("x", new List<string> { ".." }));
        Assert.Throws<ArgumentException>(() => Request().Required("x", "x", new List<string>()));
        Assert.Throws<ArgumentException>(() => Request().Required("x", "x", new List<Guid> { Guid.Empty }));
        Assert.Throws<ArgumentException>(() => Request().RequiredBody(Guid.Empty));
        Assert.Throws<ArgumentNullException>(() => Request().RequiredBody((string?)null));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" \n", true)]
    [InlineData("null", true)]
    [InlineData("/* c */ null", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("nil", false)]
    public void Of_an_answer_are_told_from_none(string json, bool isNothing)
    {
        if (json == "nil")
            Assert.ThrowsAny<Newtonsoft.Json.JsonException>(() => CircleCiJson.IsNothing(new ArraySegment<byte>(Encoding.UTF8.GetBytes(json))));
        else
            Assert.Equal(isNothing, CircleCiJson.IsNothing(new ArraySegment<byte>(Encoding.UTF8.GetBytes(json))));
    }

    private static ApiRequest Request(string path = "a") => new("GET", path, "/a");
}
