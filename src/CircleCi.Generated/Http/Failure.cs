using System.Text;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Makes the exceptions that callers get.</summary>
internal static class Failure
{
    private const int MaxExcerpt = 200;

    /// <summary>What the caller gets for what went wrong with the connection, or null if something else did.</summary>
    public static Exception? Of(ApiRequest request, Exception e, Limit limit) => e switch
    {
        // A connection that is cut because of a cancellation tells so in many ways.
        HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException when limit.Caller.IsCancellationRequested =>
            new OperationCanceledException("The call was canceled.", e, limit.Caller),
        HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException when limit.Token.IsCancellationRequested || e is OperationCanceledException =>
            new CircleCiTimeoutException($"{Name(request)}: {WithDoubt(request, limit.Why)}", e) { RequestMethod = request.Method, RequestPath = request.Path },
        HttpRequestException or IOException or ObjectDisposedException => new CircleCiConnectionException($"{Name(request)}: {(Connecting.Failed(e) ? Innermost(e) : WithDoubt(request, Innermost(e)))}", e)
        {
            RequestMethod = request.Method,
            RequestPath = request.Path,
            MayHaveArrived = !Connecting.Failed(e),
        },
        _ => null,
    };

    /// <summary>Why there was no answer, and what that leaves open where doing it twice is not as good as once.</summary>
    private static string WithDoubt(ApiRequest request, string why) =>
        request.IsIdempotent ? why : $"{why}{(why.EndsWith(".", StringComparison.Ordinal) ? "" : ".")} CircleCI may have acted on it: look before you call again.";

    /// <summary>An answer that sends the caller on to where the token must not go.</summary>
    public static CircleCiException Redirected(Call call, HttpResponseMessage response, string why) =>
        Answered(call, response, Plain, $"{(int)response.StatusCode} {Phrase(response)}: {why}");

    /// <summary>A page that names as the next one what came before it.</summary>
    public static CircleCiException RepeatedToken(ApiRequest request) => Unanswered(request, "CircleCI gave the same page token twice; the list cannot be read to its end.", null);

    /// <summary>An answer that is too large to be held.</summary>
    public static CircleCiException TooLarge(ApiRequest request) => Unanswered(request, "the answer has more than 1 GB; enumerate it instead.", null);

    /// <summary>An answer that is not of success.</summary>
    public static CircleCiException Refused(Call call, HttpResponseMessage response, string body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var said = ErrorMessage.Find(body);
        var hint = Hint.For(call.Request, status, said, body, call.Token);
        var message = $"{status} {Phrase(response)}{(said is null ? "" : $": {said}")}{(hint is null ? "" : $"{(said is null || !said.EndsWith(".", StringComparison.Ordinal) ? "." : "")} {hint}")}";
        return Answered(call, response, (text, _) => OfStatus(status, text, response), message, body, retryAfter: RetryAfter(response, now));
    }

    /// <summary>An answer of success that carries an error's message and nothing else, as v1.1 gives them.</summary>
    public static CircleCiException OnlyMessage(Call call, HttpResponseMessage response, string message) =>
        Answered(call, response, Plain, $"{(int)response.StatusCode} {Phrase(response)}, but with a message only: {message}");

    /// <summary>An answer of success with nothing in it.</summary>
    public static CircleCiException Empty(Call call, HttpResponseMessage response, string what = "is empty", string body = "") =>
        Answered(call, response, Unread, WithDoubt(call.Request, $"the answer ({ContentTypeOf(response)}) {what}."), body);

    /// <summary>An answer of success that is not what is documented, after so many items of it if it is read as a list.</summary>
    public static CircleCiException Unreadable(Call call, HttpResponseMessage response, ArraySegment<byte> bytes, Exception e, long? items = null)
    {
        var body = Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        var contentType = ContentTypeOf(response);
        var excerpt = body.Trim();
        var start = excerpt.Length <= MaxExcerpt ? excerpt : excerpt.Substring(0, MaxExcerpt) + "...";
        var (far, from) = items is > 0 ? ($", after {items} items,", "It goes on:") : ("", "It begins:");
        return Answered(call, response, Unread, $"the answer ({contentType}){far} {Reason(bytes, excerpt, contentType, e)} {from} {start}", body, e);
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

    private static CircleCiException Plain(string message, Exception? e) => new(message, e);

    private static CircleCiException Unread(string message, Exception? e) => new CircleCiFormatException(message, e);

    private static CircleCiException OfStatus(int status, string message, HttpResponseMessage response) => status switch
    {
        401 => new CircleCiAuthenticationException(message),
        403 => new CircleCiPermissionException(message),
        404 => new CircleCiNotFoundException(message),
        409 => new CircleCiConflictException(message),
        410 => new CircleCiGoneException(message),
        429 => new CircleCiRateLimitException(message) { RateLimit = CircleCiRateLimit.Of(response.Headers) },
        _ => new CircleCiException(message),
    };

    private static CircleCiException Answered(Call call, HttpResponseMessage response, Func<string, Exception?, CircleCiException> make, string what, string? body = null, Exception? e = null, TimeSpan? retryAfter = null)
    {
        // A server that repeats the request must not bring the token into a log.
        var failure = make($"{Name(call.Request)}: {Without(call.Token, what)}", e is not null && call.Token is not null && e.ToString().Contains(call.Token) ? null : e);
        failure.Facts = new AnswerFacts
        {
            StatusCode = response.StatusCode,
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
            ResponseHeaders = Headers.Of(response).ToDictionary(h => h.Key, h => (IReadOnlyList<string>)[.. h.Value.Select(v => Without(call.Token, v)!)], StringComparer.OrdinalIgnoreCase),
            ResponseBody = Without(call.Token, body),
            RetryAfter = retryAfter,
        };
        return failure;
    }

    private static string? Without(string? token, string? text) => token is null ? text : text?.Replace(token, "***");

    private static CircleCiException Unanswered(ApiRequest request, string why, Exception? e) => new($"{Name(request)}: {why}", e)
    {
        RequestMethod = request.Method,
        RequestPath = request.Path,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date is { } date ? (date > now ? date - now : TimeSpan.Zero) : null) : null;

    private static string Innermost(Exception e) => e.InnerException is { } inner && e.Message.Length < inner.Message.Length ? inner.Message : e.Message;

    private static string ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.ToString() ?? "of no content type";

    private static string Phrase(HttpResponseMessage response) => response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString();

    private static string Name(ApiRequest request) => $"{request.Method} {request.Path}";
}
