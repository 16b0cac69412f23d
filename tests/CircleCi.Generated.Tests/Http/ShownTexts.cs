using CircleCi.Generated.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What becomes of strangers' texts before anybody sees them.</summary>
public class ShownTexts
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a token token", "a *** ***")]
    [InlineData("TOKENtoken", "******")]
    [InlineData("https://user:pass@host/path", "https://***@host/path")]
    [InlineData("https://a@b@host and http://token@x?y=@z", "https://***@host and http://***@x?y=@z")]
    [InlineData("https://host/@path", "https://host/@path")]
    [InlineData("://", "://")]
    [InlineData("://@", "://***@")]
    [InlineData("a://b://c@d", "a://b://***@d")]
    [InlineData("one\r\ntwo", "one  two")]
    public void Have_no_token_no_password_and_one_line(string text, string shown) => Assert.Equal(shown, Shown.Text(text, "token"));

    [Fact]
    public void Are_gone_through_once()
    {
        // As long as a body that an exception keeps; it would take minutes if each find went over all of it.
        var text = string.Concat(Enumerable.Repeat("token https://u:p@h/ ", 200_000));

        Assert.DoesNotContain("u:p", Shown.Text(text, "token"));
    }
}
