using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

public class Tokens
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task That_are_empty_mean_no_header_at_all(string token)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client(token);

        await circle.V2.Users.GetCurrentAsync();

        Assert.DoesNotContain("Circle-Token", wire.Request.Headers.Keys);
    }

    [Fact]
    public async Task Read_from_a_file_may_end_with_its_newline()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client("CCIPAT_1\n");

        await circle.V2.Users.GetCurrentAsync();

        Assert.Equal("CCIPAT_1", wire.Request.Headers["Circle-Token"]);
    }

    [Theory]
    [InlineData("CCIPAT_1\r\nX-Other: 2")]
    [InlineData("CCIPAT 1")]
    [InlineData("CCIPAT_é")]
    public void That_no_token_can_be_are_refused_without_repeating_them(string token)
    {
        var e = Assert.Throws<ArgumentException>(() => new CircleCiClient(token));

        Assert.DoesNotContain("CCIPAT", e.ToString());
    }

    [Fact]
    public void Are_in_no_text_that_describes_the_options() =>
        Assert.Equal("https://circleci.com/ with a token", new CircleCiClientOptions { Token = "CCIPAT_secret", BaseAddress = CircleCiClientOptions.CloudAddress }.ToString());

    [Fact]
    public void Of_null_are_refused() => Assert.Throws<ArgumentNullException>(() => new CircleCiClient((string)null!));
}
