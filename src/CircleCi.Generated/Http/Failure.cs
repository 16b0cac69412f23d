using System.Text;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Makes the exceptions that callers get.</summary>
internal static class Failure
{
    private const int MaxExcerpt = 200;

    /// <summary>What the caller gets for what went wrong with the connection, or null if something else did.</summary>
    public static Exception? Of(ApiRequest request, Exception e, CancellationToken cancellationToken) => e switch
    {
        // A connection that is cut because of a cancellation tells so in many ways.
        HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException("The call was canceled.", e, cancellationToken),
        OperationCanceledException or ObjectDisposedException => Unanswered(request, "no answer came in time.", e),
        HttpRequestException or IOException => Unanswered(request, e.Message, e),
        _ => null,
    };

    /// <summary>A page that names as the next one what came before it.</summary>
    public static CircleCiException RepeatedToken(ApiRequest request) => Unanswered(request, "CircleCI gave the same page token twice; the list cannot be read to its end.", null);

    /// <summary>An answer that is too large to be held.</summary>
    public static CircleCiException TooLarge(ApiRequest request) => Unanswered(request, "the answer has more than 1 GB; enumerate it instead.", null);

    /// <summary>An answer that is not of success.</summary>
    public static CircleCiException Refused(ApiRequest request, HttpResponseMessage response, string body) =>
        Answered(request, response, $"{(int)response.StatusCode} {Phrase(response)}{(ErrorMessage.Find(body) is { } said ? $": {said}" : "")}", body);

    /// <summary>An answer of success that carries an error's message and nothing else, as v1.1 gives them.</summary>
    public static CircleCiException OnlyMessage(ApiRequest request, HttpResponseMessage response, string message) =>
        Answered(request, response, $"{(int)response.StatusCode} {Phrase(response)}, but with a message only: {message}");

    /// <summary>An answer of success with nothing in it.</summary>
    public static CircleCiException Empty(ApiRequest request, HttpResponseMessage response) =>
        Answered(request, response, $"the answer ({ContentTypeOf(response)}) is empty.", "");

    /// <summary>An answer of success that is not what is documented, after so many items of it if it is read as a list.</summary>
    public static CircleCiException Unreadable(ApiRequest request, HttpResponseMessage response, ArraySegment<byte> bytes, Exception e, long? items = null)
    {
        var body = Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        var contentType = ContentTypeOf(response);
        var excerpt = body.Trim();
        var start = excerpt.Length <= MaxExcerpt ? excerpt : excerpt.Substring(0, MaxExcerpt) + "...";
        var (far, from) = items is > 0 ? ($", after {items} items,", "It goes on:") : ("", "It begins:");
        return Answered(request, response, $"the answer ({contentType}){far} {Reason(bytes, excerpt, contentType, e)} {from} {start}", body, e);
    }

    private static string Reason(ArraySegment<byte> bytes, string body, string contentType, Exception e)
    {
        if (body.StartsWith("<", StringComparison.Ordinal))
            return "is a web page, not JSON; it may come from a proxy or CDN before CircleCI.";
        if (contentType.Contains("edn") || body.StartsWith("{:", StringComparison.Ordinal) || body.StartsWith("[{:", StringComparison.Ordinal) || body.StartsWith("({:", StringComparison.Ordinal))
            return "is Clojure's EDN, not JSON; something on the way drops the header Accept.";
        if (body.Length > 0 && body[0] is not ('{' or '[' or '"' or '/') && e is JsonReaderException)
            return "is not JSON.";
        return IsCutOff(bytes) ? $"breaks off: {e.Message}" : $"could not be read: {e.Message}";
    }

    private static bool IsCutOff(ArraySegment<byte> bytes)
    {
        var end = bytes.Offset + bytes.Count;
        var start = JsonScanner.SkipBlank(bytes.Array!, bytes.Offset, end);
        return start == JsonScanner.NotYet || JsonScanner.EndOfValue(bytes.Array!, start, end) == JsonScanner.NotYet;
    }

    private static CircleCiException Answered(ApiRequest request, HttpResponseMessage response, string what, string? body = null, Exception? e = null) => new($"{Name(request)}: {what}", e)
    {
        StatusCode = response.StatusCode,
        RequestMethod = request.Method,
        RequestPath = PathOf(request),
        ResponseHeaders = HeadersOf(response),
        ResponseBody = body,
    };

    private static CircleCiException Unanswered(ApiRequest request, string why, Exception? e) => new($"{Name(request)}: {why}", e)
    {
        RequestMethod = request.Method,
        RequestPath = PathOf(request),
    };

    private static string ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.ToString() ?? "of no content type";

    private static string Phrase(HttpResponseMessage response) => response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString();

    private static string Name(ApiRequest request) => $"{request.Method} {PathOf(request)}";

    private static string PathOf(ApiRequest request) => "/" + request.Target.Split('?')[0];

    private static Dictionary<string, IReadOnlyList<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.Concat(response.Content.Headers))
            headers[header.Key] = [.. header.Value];
        return headers;
    }
}
