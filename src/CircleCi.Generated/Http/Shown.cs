using System.Text;

namespace CircleCi.Generated.Http;

/// <summary>
/// Makes texts of strangers fit for messages, logs and headers that users see: without the token, should a server repeat it, without user names and passwords of
/// addresses, and on one line, since control characters would make of a log or terminal what they please.
/// </summary>
internal static class Shown
{
    private const string Hidden = "***";
    private const string Scheme = "://";
    // Fewer characters of a token tell nothing of it.
    private const int MinSecret = 4;

    public static string Text(string text, string? token = null) => MessageText.OneLine(WithoutUserInfo(WithoutToken(text, token)!));

    /// <summary>The text without the token, also as it stands in addresses; line breaks stay.</summary>
    public static string? WithoutToken(string? text, string? token)
    {
        if (text is null || string.IsNullOrEmpty(token))
            return text;
        text = WithoutStart(Without(text, token!), token!);
        var escaped = Uri.EscapeDataString(token);
        return escaped == token ? text : Without(text, escaped);
    }

    /// <summary>An exception that says nothing that must not be seen; null if it does.</summary>
    public static Exception? Harmless(Exception e, string? token)
    {
        var text = e.ToString();
        return WithoutUserInfo(WithoutToken(text, token)!) == text ? e : null;
    }

    /// <summary>The text without the beginning of the token at its end, where what was read was cut.</summary>
    private static string WithoutStart(string text, string token)
    {
        for (var length = Math.Min(token.Length - 1, text.Length); length >= MinSecret; length--)
        {
            if (string.CompareOrdinal(text, text.Length - length, token, 0, length) == 0)
                return text.Substring(0, text.Length - length) + Hidden;
        }

        return text;
    }

    // In any case: names of hosts come in lower case.
    private static string Without(string text, string secret)
    {
        var found = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            return text;
        var shown = new StringBuilder(text.Length);
        var at = 0;
        for (; found >= 0; found = text.IndexOf(secret, at, StringComparison.OrdinalIgnoreCase))
        {
            shown.Append(text, at, found - at).Append(Hidden);
            at = found + secret.Length;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }

    private static string WithoutUserInfo(string text)
    {
        var found = text.IndexOf(Scheme, StringComparison.Ordinal);
        if (found < 0)
            return text;
        var shown = new StringBuilder(text.Length);
        var at = 0;
        for (; found >= 0; found = text.IndexOf(Scheme, at, StringComparison.Ordinal))
        {
            var start = found + Scheme.Length;
            var end = start;
            var sign = -1;
            for (; end < text.Length && text[end] is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '\r' or '\n' or '<' or '>'); end++)
                sign = text[end] == '@' ? end : sign;
            shown.Append(text, at, start - at);
            if (sign >= 0)
                shown.Append(Hidden);
            at = sign >= 0 ? sign : start;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }
}
