using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>The address in CIRCLE_URL. The variable is the process's, so that nothing else runs meanwhile.</summary>
[Collection(nameof(Alone))]
public class AddressInEnvironment
{
    [Theory]
    [InlineData("https://ci.example.org/api/v2", "https://ci.example.org/")]
    [InlineData("https://ada:lovelace@ci.example.org", "https://ci.example.org/")]
    [InlineData("", "https://circleci.com/")]
    public void Is_taken(string text, string server) => With(text, () =>
    {
        using var circle = new CircleCiClient("");
        Assert.Equal(server, circle.BaseAddress.OriginalString);
    });

    [Theory]
    [InlineData("https://", "'https://'")]
    [InlineData("https:///", "'https:///'")]
    [InlineData("//", "'//'")]
    [InlineData("http://:80", "'http://:80'")]
    [InlineData("https://host:port", "'https://host:port'")]
    [InlineData("https://a b", "'https://a b'")]
    [InlineData("https://[::1", "'https://[::1'")]
    [InlineData("https://ada:love/lace@", "'https://***@'")]
    [InlineData("https:/ada:lovelace@host:port", "'***@host:port'")]
    [InlineData("circleci.com", "'circleci.com'")]
    [InlineData(" ", "' '")]
    [InlineData("https://host\r\n:x", "'https://host  :x'")]
    [InlineData("https://\ud83d\ude00 x", "'https://\ud83d\ude00 x'")]
    public void Is_refused_by_name_when_a_client_is_made_and_not_before(string text, string shown) => With(text, () =>
    {
        var options = new CircleCiClientOptions();

        foreach (var e in new[] { Assert.Throws<ArgumentException>(() => new CircleCiClient()), Assert.Throws<ArgumentException>(() => new CircleCiClient(options)) })
        {
            Assert.Contains($"The server's address {shown} (BaseAddress or CIRCLE_URL) is not valid; specify one such as https://circleci.com.", e.Message);
            Assert.DoesNotContain("lovelace", e.ToString());
        }

        Assert.DoesNotContain("lovelace", options.ToString());
        options.BaseAddress = new Uri("https://ci.example.org");
        options.Token = "";
        using var circle = new CircleCiClient(options);
    });

    [Fact]
    public void Is_refused_however_long_it_is() => With("https://:" + new string('x', 30_000), () =>
    {
        Assert.InRange(Assert.Throws<ArgumentException>(() => new CircleCiClient("")).Message.Length, 1, 500);
    });

    private static void With(string text, Action act)
    {
        var before = Environment.GetEnvironmentVariable("CIRCLE_URL");
        Environment.SetEnvironmentVariable("CIRCLE_URL", text);
        try
        {
            act();
        }
        finally
        {
            Environment.SetEnvironmentVariable("CIRCLE_URL", before);
        }
    }
}
