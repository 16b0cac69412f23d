using System.Text.RegularExpressions;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Http;

/// <summary>
/// Finds what an error answer has to say, in all the shapes that CircleCI and what stands before it give one: <c>message</c>, <c>error</c> as text or
/// as an object, OAuth's <c>error_description</c>, the <c>detail</c> of problem+json, plain text, a web page, Clojure's EDN, nothing.
/// </summary>
internal static class ErrorMessage
{
    private const int MaxLength = 200;

    private static readonly Regex EdnMessage = New(@":(?:message|error)\s+""((?:[^""\\]|\\.)*)""");
    private static readonly Regex PageTitle = New("<title[^>]*>([^<]*)</title>");

    public static string? Find(string body)
    {
        var text = body.Trim();
        if (text.Length == 0)
            return null;
        if (text[0] is '{' or '[' && FromJson(text) is { } said)
            return Short(said);
        if (EdnMessage.Match(text) is { Success: true } edn && text[0] is '{' or '(')
            return Short(Unescaped(edn.Groups[1].Value));
        if (IsPage(text))
            return PageTitle.Match(text) is { Success: true } title && title.Groups[1].Value.Trim().Length > 0 ? $"a web page, \"{Short(title.Groups[1].Value.Trim())}\"" : "a web page";
        return text == "{}" ? null : Short(text);
    }

    public static bool IsPage(string body) => body.TrimStart().StartsWith("<", StringComparison.Ordinal);

    private static string? FromJson(string text)
    {
        try
        {
            using var reader = CircleCiJson.NewReader(new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(text)));
            reader.Read();
            return CircleCiJson.ReadToken(reader) is JObject json ? FromObject(json) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever is wrong with what explains an error, the error is what counts.
            return null;
        }
    }

    private static string? FromObject(JObject json)
    {
        if (Text(json["message"]) is { } message)
            return message;
        if (json["error"] is JObject error)
        {
            var where = Text((error["source"] as JObject)?["pointer"]);
            var said = Text(error["detail"]) ?? Text(error["title"]) ?? Text(error["message"]) ?? Text(error["type"]);
            return said is not null && where is not null ? $"{said} (at {where})" : said;
        }

        if (Text(json["error"]) is { } code)
            return Text(json["error_description"]) is { } description ? $"{code}: {description}" : code;
        return Text(json["detail"]) ?? Text(json["title"]);
    }

    private static string? Text(JToken? token) => token is JValue { Type: JTokenType.String } value && !string.IsNullOrWhiteSpace((string?)value) ? (string?)value : null;

    private static string Unescaped(string text)
    {
        try
        {
            return Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static string Short(string text) => text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "...";

    // What a stranger sent is searched: with a limit of time.
    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
