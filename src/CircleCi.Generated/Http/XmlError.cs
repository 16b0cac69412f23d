using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>What a storage says in XML, as S3, Google's and Azure's do: an <c>Error</c> with a <c>Code</c> and a <c>Message</c>.</summary>
internal static class XmlError
{
    // Both are at the beginning.
    private const int MaxHead = 64 * 1024;

    private const string DataStart = "<![CDATA[";
    private const string DataEnd = "]]>";

    /// <summary>Whether the text is XML. A web page is not, though it may begin as XML does.</summary>
    public static bool Is(string text, int start) => Root(text, start, out var isDeclared) is { } root && !Same(root, "html") && (isDeclared || IsError(root));

    /// <summary>What it says; null if it is no error.</summary>
    public static string? Find(string text, int start)
    {
        if (!Is(text, start) || !IsError(Root(text, start, out _)!))
            return null;
        var head = text.Substring(start, Math.Min(text.Length - start, MaxHead));
        return (Element(head, "Code"), Element(head, "Message")) switch
        {
            ({ } code, { } message) => $"{code}: {message}",
            var (code, message) => code ?? message,
        };
    }

    private static bool IsError(string root) => Same(root, "Error") || Same(root, "ErrorResponse");

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the first element, after what may stand before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins with something that is not blank.</param>
    /// <param name="isDeclared">Whether it says that it is XML.</param>
    private static string? Root(string text, int at, out bool isDeclared)
    {
        isDeclared = false;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (StartsWith(text, at, "<?"))
            {
                isDeclared |= StartsWith(text, at, "<?xml");
                at = After(text, at, "?>");
            }
            else if (StartsWith(text, at, "<!--"))
            {
                at = After(text, at, "-->");
            }
            else if (StartsWith(text, at, "<!"))
            {
                at = After(text, at, ">");
            }
            else
            {
                break;
            }
        }

        if (!StartsWith(text, at, "<"))
            return null;
        var end = ++at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or '/' or '<'))
            end++;
        var name = text.Substring(at, end - at);
        return name.Length == 0 ? null : name.Substring(name.IndexOf(':') + 1);
    }

    private static string? Element(string text, string name)
    {
        var start = text.IndexOf($"<{name}>", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        start += name.Length + 2;
        string inner;
        if (StartsWith(text, start, DataStart))
        {
            start += DataStart.Length;
            var end = text.IndexOf(DataEnd, start, StringComparison.Ordinal);
            inner = text.Substring(start, (end < 0 ? text.Length : end) - start);
        }
        else
        {
            var end = text.IndexOf('<', start);
            inner = WebUtility.HtmlDecode(text.Substring(start, (end < 0 ? text.Length : end) - start));
        }

        return inner.Trim() is { Length: > 0 } said ? said : null;
    }

    private static bool StartsWith(string text, int at, string start) => string.CompareOrdinal(text, at, start, 0, start.Length) == 0;

    private static int After(string text, int at, string end) => text.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;
}
