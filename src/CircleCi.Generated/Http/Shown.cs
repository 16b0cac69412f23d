namespace CircleCi.Generated.Http;

/// <summary>
/// Makes texts of strangers fit for messages, logs and headers that users see: without the token, should a server repeat it, without user names and passwords of
/// addresses, and on one line, since control characters would make of a log or terminal what they please.
/// </summary>
internal static class Shown
{
    private const string Hidden = "***";

    public static string Text(string text, string? token = null) => MessageText.OneLine(WithoutUserInfo(WithoutToken(text, token)!));

    /// <summary>The text without the token, also as it stands in addresses; line breaks stay.</summary>
    public static string? WithoutToken(string? text, string? token)
    {
        if (text is null || string.IsNullOrEmpty(token))
            return text;
        text = Without(text, token!);
        var escaped = Uri.EscapeDataString(token);
        return escaped == token ? text : Without(text, escaped);
    }

    /// <summary>An exception that says nothing that must not be seen; null if it does.</summary>
    public static Exception? Harmless(Exception e, string? token)
    {
        var text = e.ToString();
        return WithoutUserInfo(WithoutToken(text, token)!) == text ? e : null;
    }

    // In any case: names of hosts come in lower case.
    private static string Without(string text, string secret)
    {
        for (var at = 0; (at = text.IndexOf(secret, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Hidden.Length)
            text = text.Substring(0, at) + Hidden + text.Substring(at + secret.Length);
        return text;
    }

    private static string WithoutUserInfo(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at + 3;
            var end = start;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '\r' or '\n' or '<' or '>'))
                end++;
            var sign = text.LastIndexOf('@', end - 1, end - start);
            if (sign >= start)
                text = text.Substring(0, start) + Hidden + text.Substring(sign);
        }

        return text;
    }
}
