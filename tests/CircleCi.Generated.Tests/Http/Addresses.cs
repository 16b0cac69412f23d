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
    public void That_are_none_are_refused_by_name(string given)
    {
        var options = new CircleCiClientOptions { BaseAddress = new Uri(given, UriKind.RelativeOrAbsolute) };

        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(options));

        Assert.Contains($"'{given}'", e.Message);
        Assert.Contains("https://circleci.com", e.Message);
    }
}
