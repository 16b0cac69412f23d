using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Http;

public class RawCalls
{
    [Theory]
    [InlineData("/api/v3/runs?page%5Blimit%5D=5")]
    [InlineData("api/v3/runs?page%5Blimit%5D=5")]
    public async Task Go_to_any_path_with_the_token(string path)
    {
        using var wire = new Wire(HttpStatusCode.Created, """{"login":"ada","extra":1}""");
        using var circle = wire.Client();

        var response = await circle.SendAsync(HttpMethod.Post, path, new { name = "n" });
        var sync = circle.With(new() { Query = { ["a"] = "b" } }).Send(HttpMethod.Get, path);

        Assert.Equal("/api/v3/runs?page%5Blimit%5D=5", wire.Requests[0].Address.PathAndQuery);
        Assert.Equal("/api/v3/runs?page%5Blimit%5D=5&a=b", wire.Requests[1].Address.PathAndQuery);
        Assert.Equal(("POST", """{"name":"n"}""", "CCIPAT_test"), (wire.Requests[0].Method, wire.Requests[0].Body, wire.Requests[0].Headers["Circle-Token"]));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("ada", response.ReadAs<User>().Login);
        Assert.Equal(1, (int)sync.ReadAs<JObject>()["extra"]!);
        Assert.Equal("""{"login":"ada","extra":1}""", response.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//evil.test/api")]
    [InlineData("https://evil.test/api")]
    [InlineData("api/v2/../../x")]
    [InlineData("api/%2e%2E/x")]
    [InlineData("api/v2/me\r\nX: y")]
    [InlineData("api\\v2")]
    [InlineData("api/v2#x")]
    public void Refuse_paths_that_lead_elsewhere(string path)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Get, path));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Fail_like_all_others()
    {
        using var wire = new Wire(HttpStatusCode.Conflict, """{"message":"Exceeded max number of groups in org: 100."}""");
        using var circle = wire.Client();

        var e = Assert.Throws<CircleCiConflictException>(() => circle.Send(HttpMethod.Put, "/api/v2/x"));

        Assert.Equal("PUT /api/v2/x: 409 Conflict: Exceeded max number of groups in org: 100.", e.Message);
    }

    [Fact]
    public void Say_what_could_not_be_read()
    {
        using var wire = new Wire(json: """["a"]""");
        using var circle = wire.Client();

        var e = Assert.Throws<CircleCiFormatException>(() => circle.Send(HttpMethod.Get, "/api/v2/x").ReadAs<User>());

        Assert.StartsWith("GET /api/v2/x: the response could not be read as User: ", e.Message);
        Assert.Equal("""["a"]""", e.ResponseBody);
    }
}
