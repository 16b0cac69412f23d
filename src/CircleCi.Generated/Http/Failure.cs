using System.Text;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Makes the exceptions that callers get.</summary>
internal static class Failure
{
    private const int MaxExcerpt = 200;

    // As long as any message of CircleCI.
    private const int MaxPath = 1000;

    /// <summary>What the caller gets where a request got no response; null for what is the caller's own, such as a misuse, which passes as it is.</summary>
    public static Exception? OfSending(Call call, Exception e, Limit limit, Sending sending, bool hasOthersHandlers, TimeSpan? httpClientTimeout)
    {
        if (e is CircleCiException)
            return null;
        var mayHaveArrived = sending.MayHaveArrived || (!sending.IsWatched && !Connecting.Failed(e));
        if (OfEnd(call, e, limit, mayHaveArrived) is { } end)
            return end;
        if (sending.WasRefused)
            return OfSecondSend(call, sending);
        return e switch
        {
            OutOfMemoryException => null,
            // Of others' handlers they are misuses, which are the caller's to see; .NET's own throws some where connections end.
            ArgumentException or InvalidOperationException when hasOthersHandlers => Harmless(call, e) is null ? WithoutSecrets(call, e) : null,
            NotSupportedException => new InvalidOperationException($"{Name(call.Request)}: a handler does not support blocking calls: {Text(call, e.Message)} Override its Send, or call the Async method.", Harmless(call, e)),
            OperationCanceledException => TimedOut(call, e, httpClientTimeout is { } time && MayBeTimeout(e) ? $"no response came within {Seconds(time)} s (HttpClient.Timeout)." : "a handler canceled the request.", mayHaveArrived),
            _ => Broken(call, e, mayHaveArrived),
        };
    }

    // A handler may have canceled, too. Only .NET Framework's HttpClient does not say which it was.
    private static bool MayBeTimeout(Exception e) => e.InnerException is TimeoutException || Environment.Version.Major < 5;

    /// <summary>What the caller gets where a response could not be read to its end.</summary>
    public static Exception? OfReading(Call call, Exception e, Limit limit) => e switch
    {
        CircleCiException or OutOfMemoryException => null,
        _ when OfEnd(call, e, limit, mayHaveArrived: true) is { } end => end,
        OperationCanceledException => TimedOut(call, e, "the response was canceled while it was read.", mayHaveArrived: true),
        _ => Broken(call, e, mayHaveArrived: true),
    };

    /// <summary>The client was disposed.</summary>
    public static ObjectDisposedException Disposed() => new(nameof(CircleCiClient), "The client was disposed; keep it until its calls have ended.");

    /// <summary>A call whose turn under <see cref="CircleCiRateLimiter"/> would come too late.</summary>
    public static CircleCiTimeoutException NoTurn(Call call, TimeSpan wait) =>
        new($"{Name(call.Request)}: it would wait {Seconds(wait)} s for {nameof(CircleCiClientOptions.RateLimiter)}, longer than {nameof(CircleCiClientOptions.Timeout)} allows; it was not sent.")
        {
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
            MayHaveArrived = false,
            IsHopeless = true,
        };

    /// <summary>The call was canceled or timed out, or the client was disposed, before the token was available.</summary>
    public static Exception NoToken(Call call, Limit limit) =>
        limit.Caller.IsCancellationRequested ? new OperationCanceledException("The call was canceled.", limit.Caller)
        : limit.IsClientDisposed ? Disposed()
        : new CircleCiTimeoutException($"{Name(call.Request)}: {nameof(CircleCiClientOptions.AsyncTokenProvider)} did not return a token in time; the request was not sent.")
        {
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
            MayHaveArrived = false,
            IsHopeless = true,
        };

    // A connection that ends because of a cancellation is reported in many ways.
    private static Exception? OfEnd(Call call, Exception e, Limit limit, bool mayHaveArrived)
    {
        if (limit.Caller.IsCancellationRequested)
            return new OperationCanceledException("The call was canceled.", Harmless(call, e), limit.Caller);
        if (limit.IsClientDisposed)
            return Disposed();
        return limit.Token.IsCancellationRequested ? TimedOut(call, e, limit.Why, mayHaveArrived) : null;
    }

    private static Exception WithoutSecrets(Call call, Exception e) =>
        e is ArgumentException ? new ArgumentException(Text(call, e.Message)) : new InvalidOperationException(Text(call, e.Message));

    /// <summary>A text of others as the caller's messages show it.</summary>
    public static string Text(Call call, string text) => Shown.Text(Shown.WithoutHeaders(text, call.Headers), call.Token);

    private static Exception? Harmless(Call call, Exception e) => Shown.Harmless(e, call.Token, call.Headers);

    private static CircleCiTimeoutException TimedOut(Call call, Exception e, string why, bool mayHaveArrived) => new($"{Name(call.Request)}: {WithDoubt(call.Request, why, mayHaveArrived)}", Harmless(call, e))
    {
        RequestMethod = call.Request.Method,
        RequestPath = call.Request.Path,
        MayHaveArrived = mayHaveArrived,
    };

    private static CircleCiConnectionException Broken(Call call, Exception e, bool mayHaveArrived) => new($"{Name(call.Request)}: {WithDoubt(call.Request, Text(call, Innermost(e)), mayHaveArrived)}", Harmless(call, e))
    {
        RequestMethod = call.Request.Method,
        RequestPath = call.Request.Path,
        MayHaveArrived = mayHaveArrived,
        IsHopeless = Connecting.IsHopeless(e),
    };

    /// <summary>A handler wanted to send again what may have been acted on.</summary>
    private static CircleCiException OfSecondSend(Call call, Sending sending)
    {
        const string NotAgain = "A handler tried to send it again, which was rejected: CircleCI may have acted on it, so check before you call again.";
        if (sending.Status is { } status)
        {
            return new CircleCiException($"{Name(call.Request)}: {(int)status} {status}. {NotAgain}")
            {
                StatusCode = status,
                RequestMethod = call.Request.Method,
                RequestPath = call.Request.Path,
            };
        }

        var why = sending.Failure is { } e ? Text(call, Innermost(e)) : "there was no response";
        return new CircleCiConnectionException($"{Name(call.Request)}: {Sentence(why)} {NotAgain}", sending.Failure is { } failure ? Harmless(call, failure) : null)
        {
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
        };
    }

    /// <summary>Why there was no response, and what that leaves open where doing it twice is not as good as once.</summary>
    private static string WithDoubt(ApiRequest request, string why, bool mayHaveArrived) =>
        request.IsIdempotent || !mayHaveArrived ? why : $"{Sentence(why)} CircleCI may have acted on it: check before you call again.";

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A response that sends the caller on to where the token must not go.</summary>
    public static CircleCiException Redirected(Call call, HttpResponseMessage response, string why) =>
        Responded(call, response, Plain, $"{(int)response.StatusCode} {Phrase(response)}: {why}");

    /// <summary>A page that names as the next one what came before it.</summary>
    public static CircleCiException RepeatedToken(ApiRequest request) => WithoutResponse(request, "CircleCI returned the same page token twice; the list cannot be read completely.");

    /// <summary>A response that is too large to be held.</summary>
    public static CircleCiException TooLarge(ApiRequest request, long size) =>
        WithoutResponse(request, $"the response has more than {size.ToString(System.Globalization.CultureInfo.InvariantCulture)} bytes ({nameof(CircleCiClientOptions.MaxResponseContentBufferSize)}).");

    /// <summary>A response that is not of success.</summary>
    public static CircleCiException Refused(Call call, HttpResponseMessage response, string body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        // Before anything is cut: half a token is still one.
        body = Shown.WithoutToken(body, call.Token)!;
        var said = ErrorMessage.Find(body);
        var hint = call.IsOfStorage(response) || ErrorMessage.IsXml(body) ? Hint.ForStorage(status) : Hint.For(call.Request, status, said, body, call.Token);
        if (call.MayBeGone && status is 403 or 409 or 410)
            hint = "An earlier attempt may have deleted it: check before you call again.";
        var message = $"{status} {Phrase(response)}{(said is null ? "" : $": {said}")}{(hint is null ? "" : $"{(said is null || !said.EndsWith(".", StringComparison.Ordinal) ? "." : "")} {hint}")}";
        return Responded(call, response, (text, _) => OfStatus(status, text, response), message, body, retryAfter: RetryAfter(response, now));
    }

    /// <summary>A response of success that carries an error's message and nothing else, as v1.1 gives them.</summary>
    public static CircleCiException OnlyMessage(Call call, HttpResponseMessage response, string message) =>
        Responded(call, response, Plain, $"{(int)response.StatusCode} {Phrase(response)}, but with only a message: {message}");

    /// <summary>A response of success with nothing in it.</summary>
    public static CircleCiException Empty(Call call, HttpResponseMessage response, string what = "is empty", string body = "") =>
        Responded(call, response, Unread, WithDoubt(call.Request, $"the response ({ContentTypeOf(response)}) {what}.", mayHaveArrived: true), body);

    /// <summary>A response of success that is not what is documented, after so many items of it if it is read as a list.</summary>
    public static CircleCiException Unreadable(Call call, HttpResponseMessage response, ArraySegment<byte> bytes, Exception e, long? items = null)
    {
        var body = ErrorBody.Text(bytes, call.Token);
        var contentType = ContentTypeOf(response);
        var excerpt = body.Trim();
        var start = excerpt.Length <= MaxExcerpt ? excerpt : excerpt.Substring(0, MaxExcerpt) + "...";
        var (far, from) = items is > 0 ? ($", after {items} items,", "It goes on:") : ("", "It begins:");
        return Responded(call, response, Unread, $"the response ({contentType}){far} {Reason(bytes, excerpt, contentType, e)} {from} {start}", body, e);
    }

    private static string Reason(ArraySegment<byte> bytes, string body, string contentType, Exception e)
    {
        if (ErrorMessage.IsXml(body))
            return XmlError.Find(body, 0) is { } said ? $"is XML, not JSON: {said}." : "is XML, not JSON.";
        if (body.StartsWith("<", StringComparison.Ordinal))
            return "is a web page, not JSON; it may come from a proxy or CDN in front of CircleCI.";
        if (contentType.Contains("edn") || body.StartsWith("{:", StringComparison.Ordinal) || body.StartsWith("[{:", StringComparison.Ordinal) || body.StartsWith("({:", StringComparison.Ordinal))
            return "is Clojure EDN, not JSON; a proxy may remove the Accept header.";
        if (body.Length > 0 && body[0] is not ('{' or '[' or '"' or '/') && e is JsonReaderException)
            return "is not JSON.";
        return IsCutOff(bytes) ? $"is truncated: {e.Message}" : $"could not be read: {e.Message}";
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
        400 => new CircleCiBadRequestException(message),
        401 => new CircleCiAuthenticationException(message),
        403 => new CircleCiPermissionException(message),
        404 => new CircleCiNotFoundException(message),
        409 => new CircleCiConflictException(message),
        410 => new CircleCiGoneException(message),
        429 => new CircleCiRateLimitException(message) { RateLimit = CircleCiRateLimit.Of(response.Headers) },
        _ => new CircleCiException(message),
    };

    private static CircleCiException Responded(Call call, HttpResponseMessage response, Func<string, Exception?, CircleCiException> make, string what, string? body = null, Exception? e = null, TimeSpan? retryAfter = null)
    {
        // A server that repeats the request must not bring the token into a log.
        var failure = make($"{Name(call.Request)}: {Text(call, what)}", e is null ? null : Harmless(call, e));
        var details = ErrorDetails.Of(response, body, call.Token);
        failure.Facts = new ResponseFacts
        {
            ErrorCode = details.Code,
            RequestId = details.RequestId,
            StatusCode = response.StatusCode,
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
            ResponseHeaders = Headers.Of(response, call.Token),
            ResponseBody = body,
            RetryAfter = retryAfter,
        };
        return failure;
    }

    private static CircleCiException WithoutResponse(ApiRequest request, string why) => new($"{Name(request)}: {why}")
    {
        RequestMethod = request.Method,
        RequestPath = request.Path,
    };

    /// <summary>How long the server requests to wait. A date is compared with the server's own clock, if it reports that.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is not { } after)
            return null;
        var wait = after.Delta ?? (after.Date - (response.Headers.Date ?? now));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Innermost(Exception e) => e.InnerException is { } inner && e.Message.Length < inner.Message.Length ? inner.Message : e.Message;

    private static string ContentTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.ToString() is { } type ? MessageText.Short(type, MaxExcerpt) : "of no content type";

    private static string Phrase(HttpResponseMessage response) => response.ReasonPhrase is { Length: > 0 } phrase ? MessageText.Short(phrase, MaxExcerpt) : response.StatusCode.ToString();

    private static string Name(ApiRequest request) => $"{request.Method} {MessageText.Short(request.Path, MaxPath)}";
}
