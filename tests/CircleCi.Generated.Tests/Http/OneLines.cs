using System.Globalization;
using System.Text;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Texts of others in messages.</summary>
public class OneLines
{
    [Fact]
    public void Have_no_character_that_breaks_a_line_or_commands_a_terminal()
    {
        var changed = new List<int>();
        for (var code = 0; code <= char.MaxValue; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF)
                continue;
            var c = (char)code;
            var shown = MessageText.OneLine($"a{c}b");
            Assert.Equal(3, shown.Length);
            if (shown[1] != c)
                changed.Add(code);
            var isTurning = c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            var isDangerous = char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || isTurning;
            Assert.Equal(isDangerous, shown[1] != c);
            if (isDangerous)
                Assert.Equal(c is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029' ? ' ' : '\uFFFD', shown[1]);
        }

        Assert.Equal(65 + 2 + 3 + 5 + 4, changed.Count);
    }

    [Fact]
    public void Have_whole_characters_only()
    {
        Assert.Equal("\uD83D\uDE00", MessageText.OneLine("\uD83D\uDE00"));
        Assert.Equal("\uFFFD\uFFFDa\uFFFD", MessageText.OneLine("\uDE00\uD83Da\uD83D"));
        for (var length = 1; length < 8; length++)
        {
            var text = MessageText.Short("a\uD83D\uDE00b\uD83D\uDE00\uD83D\uDE00", length);
            Assert.Equal(text, MessageText.OneLine(text));
            Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Are_as_they_were_where_nothing_is_wrong_with_them()
    {
        var text = "Branch 'main' \u00fc \u65e5\u672c not found.";

        Assert.Same(text, MessageText.OneLine(text));
        Assert.Same(text, MessageText.Short(text, 100));
    }
}
