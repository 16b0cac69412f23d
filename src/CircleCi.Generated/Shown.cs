using System.Globalization;
using System.Text;

namespace CircleCi.Generated;

/// <summary>
/// Makes texts of strangers fit for messages, logs and headers that users see: without the token, should a server repeat it, without user names and passwords of
/// addresses, and on one line, since control characters would make of a log or terminal what they please.
/// </summary>
internal static class Shown
{
    private const string Hidden = "***";
    private const string Scheme = "://";
    // Fewer characters of a token reveal nothing.
    private const int MinSecret = 4;

    // What strangers have to say is at the beginning; a status line or a header may have 64 KB.
    private const int MaxText = 1000;

    public static string Text(string text, string? token = null) => MessageText.OneLine(MessageText.Short(WithoutUserInfo(WithoutToken(text, token)!), MaxText));

    /// <summary>The text without the token, also as it stands in addresses; line breaks stay.</summary>
    public static string? WithoutToken(string? text, string? token)
    {
        if (text is null || string.IsNullOrEmpty(token))
            return text;
        text = WithoutStart(Without(text, token!), token!);
        // Its letters and digits are the same everywhere; all else is escaped in addresses, JSON and web pages, each in its own ways.
        return token!.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.') ? text : WithoutEscaped(text, token!);
    }

    /// <summary>The text without the values of headers, where these stand beside their names as requests show them.</summary>
    public static string WithoutHeaders(string text, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var header in headers)
        {
            if (header.Value.Length >= MinSecret && text.IndexOf(header.Key, StringComparison.OrdinalIgnoreCase) >= 0)
                text = Without(text, header.Value);
        }

        return text;
    }

    /// <summary>An exception that says nothing that must not be seen; null if it does.</summary>
    public static Exception? Harmless(Exception e, string? token, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var text = e.ToString();
        return WithoutHeaders(WithoutUserInfo(WithoutToken(text, token)!), headers) == text ? e : null;
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

    private static string WithoutEscaped(string text, string secret)
    {
        StringBuilder? shown = null;
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (EndOf(text, at, secret) is not { } end)
                continue;
            (shown ??= new StringBuilder(text.Length)).Append(text, from, at - from).Append(Hidden);
            (from, at) = (end, end - 1);
        }

        return shown is null ? text : shown.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where the secret ends that begins here, each character of it as it is or escaped; null if there is none.</summary>
    private static int? EndOf(string text, int at, string secret)
    {
        foreach (var c in secret)
        {
            if (at >= text.Length)
                return null;
            // Escaped first: an & may be the beginning of &amp;.
            if (!char.IsLetterOrDigit(c) && text[at] is '%' or '\\' or '&' && EscapedLength(text, at, c) is > 0 and var length)
                at += length;
            else if (char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(c))
                at++;
            else
                return null;
        }

        return at;
    }

    private static int EscapedLength(string text, int at, char c)
    {
        var code = ((int)c).ToString("x", CultureInfo.InvariantCulture);
        string[] forms = [$"%{code}", $"\\u00{code}", $"\\{c}", $"&#x{code};", $"&#x0{code};", $"&#{(int)c};", $"&#0{(int)c};", Named(c)];
        return Array.Find(forms, f => f.Length > 0 && string.Compare(text, at, f, 0, f.Length, StringComparison.OrdinalIgnoreCase) == 0)?.Length ?? 0;
    }

    private static string Named(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&apos;",
        _ => "",
    };

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
