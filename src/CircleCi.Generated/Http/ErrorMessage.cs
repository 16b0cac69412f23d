namespace CircleCi.Generated.Http;

/// <summary>
/// Finds what an error response has to say, in all the shapes that CircleCI and what stands before it give one: <c>message</c>, <c>error</c> as text or
/// as an object, OAuth's <c>error_description</c>, the <c>detail</c> of problem+json, plain text, a web page, a storage's XML, Clojure's EDN, nothing. Whatever was
/// sent, it never throws, and takes no longer than to go through it once.
/// </summary>
internal static class ErrorMessage
{
    private const int MaxLength = 200;

    // A page has its title at its beginning, if it has one.
    private const int MaxHead = 64 * 1024;

    public static string? Find(string body)
    {
        var start = SkipBlank(body);
        if (start == body.Length)
            return null;
        if (LooseObject.Read(body, start) is { } members && FromMembers(members) is { } said)
            return Short(said);
        if (body[start] == '<' && XmlError.Is(body, start))
            return XmlError.Find(body, start) is { } error ? Short(error) : "XML";
        if (body[start] == '<')
            return Title(body, start) is { } title ? $"a web page, \"{Short(title)}\"" : "a web page";
        // What the text begins with is enough, however long it is.
        var text = body.Substring(start, Math.Min(body.Length - start, MaxLength + 1)).TrimEnd();
        return text == "{}" ? null : Short(text);
    }

    public static bool IsPage(string body) => SkipBlank(body) is var start && start < body.Length && body[start] == '<' && !XmlError.Is(body, start);

    /// <summary>Whether it is XML, as storages answer it.</summary>
    public static bool IsXml(string body) => SkipBlank(body) is var start && start < body.Length && XmlError.Is(body, start);

    private static string? FromMembers(LooseObject members)
    {
        if (members["message"] is { } message)
            return message;
        if ((members["error.detail"] ?? members["error.title"] ?? members["error.message"] ?? members["error.type"]) is { } inError)
            return members["error.source.pointer"] is { } where ? $"{inError} (at {where})" : inError;
        if (members["error"] is { } code)
            return members["error_description"] is { } description ? $"{code}: {description}" : code;
        return members["detail"] ?? members["title"];
    }

    private static string? Title(string page, int start)
    {
        var end = Math.Min(page.Length, start + MaxHead);
        while ((start = page.IndexOf("<title", start, end - start, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            start += "<title".Length;
            // Such as <titlebar>.
            if (start == end || !(page[start] == '>' || char.IsWhiteSpace(page[start])))
                continue;
            var text = page.IndexOf('>', start, end - start) + 1;
            var close = text == 0 ? -1 : page.IndexOf('<', text, end - text);
            return close >= 0 && page.Substring(text, close - text).Trim() is { Length: > 0 } title ? title : null;
        }

        return null;
    }

    private static int SkipBlank(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF'))
            at++;
        return at;
    }

    private static string Short(string text) => MessageText.OneLine(MessageText.Short(text, MaxLength));
}
