using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Addresses
{
    [Theory]
    [InlineData("https://circleci.com", "https://circleci.com/")]
    [InlineData("https://circleci.com/", "https://circleci.com/")]
    [InlineData("https://circleci.com/api/v2", "https://circleci.com/")]
    [InlineData("https://circleci.com/api/v1.1/", "https://circleci.com/")]
    [InlineData("https://circleci.com/api", "https://circleci.com/")]
    [InlineData("https://ci.example.org:8443/API/V2//", "https://ci.example.org:8443/")]
    [InlineData("https://example.org/ci/api/v2?x=1#y", "https://example.org/ci/")]
    [InlineData("https://example.org/apiary", "https://example.org/apiary/")]
    [InlineData("https://api", "https://api/")]
    [InlineData("https://api/api/api", "https://api/api/")]
    [InlineData("https://example.org/api//v2///", "https://example.org/")]
    [InlineData("https://example.org/api/v2.x", "https://example.org/api/v2.x/")]
    [InlineData("https://example.org/v2", "https://example.org/v2/")]
    [InlineData("https://[::1]:8443/api", "https://[::1]:8443/")]
    [InlineData("https://ada:lovelace@example.org/ci/api", "https://example.org/ci/")]
    [InlineData("https://ada@example.org", "https://example.org/")]
    [InlineData("https://:@example.org:8443/", "https://example.org:8443/")]
    public async Task Of_a_server_are_taken_with_and_without_the_path_of_the_api(string given, string server)
    {
        using var wire = new Wire(json: "{}");
        using var circle = new CircleCiClient(new CircleCiClientOptions { BaseAddress = new Uri(given), Token = "", Handler = wire });

        await circle.V2.Users.GetCurrentAsync();

        Assert.Equal(server, circle.BaseAddress.AbsoluteUri);
        Assert.Equal($"{server}api/v2/me", wire.Request.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("circleci.com")]
    [InlineData("ftp://circleci.com")]
    [InlineData("/api/v2")]
    [InlineData("file:///etc/hosts")]
    [InlineData("")]
    [InlineData("mailto:someone")]
    public void That_are_none_are_refused_by_name(string given)
    {
        var options = new CircleCiClientOptions { BaseAddress = new Uri(given, UriKind.RelativeOrAbsolute) };

        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(options));

        Assert.Contains($"'{given}'", e.Message);
        Assert.Contains("https://circleci.com", e.Message);
    }

    [Fact]
    public void Have_no_user_whoever_shows_them()
    {
        using var wire = new Wire(HttpStatusCode.BadRequest, """{"message":"No"}""");
        var log = new List<string>();
        var options = new CircleCiClientOptions { BaseAddress = new Uri("https://ada:lovelace@circle.test/api/v2"), Token = "", Handler = wire, Log = e => log.Add(e.Message) };
        using var circle = new CircleCiClient(options);

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal("https://circle.test/api/v2 without a token", options.ToString());
        Assert.Equal(("https://circle.test/", "https://circle.test/api/v2/me"), (circle.BaseAddress.OriginalString, wire.Request.Address.OriginalString));
        Assert.NotEmpty(log);
        Assert.DoesNotContain([.. log, e.ToString(), options.BaseAddress.OriginalString], t => t.Contains("ada") || t.Contains("lovelace"));
    }

    [Theory]
    [InlineData("ftp://ada:lovelace@circleci.com", "'ftp://circleci.com/'")]
    [InlineData("ada:lovelace@circleci.com", "'***@circleci.com'")]
    [InlineData("//ada:lovelace@circleci.com", "***@circleci.com'")]
    public void That_are_refused_are_shown_without_their_user(string given, string shown)
    {
        var options = new CircleCiClientOptions { BaseAddress = new Uri(given, UriKind.RelativeOrAbsolute) };

        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(options));

        Assert.Contains(shown, e.Message);
        Assert.DoesNotContain([e.Message, options.ToString()], t => t.Contains("lovelace"));
    }
}
