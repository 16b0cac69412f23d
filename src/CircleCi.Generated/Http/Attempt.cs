using System.Net;
#if NET8_0_OR_GREATER
using System.Diagnostics;
#endif

namespace CircleCi.Generated.Http;

/// <summary>One attempt of a call, from its first request over redirects to the headers of its response.</summary>
internal sealed class Attempt
{
    private readonly Settings _settings;
    private readonly RateLimitQueue? _limiter;
    private readonly Announcements _announcements;
    private readonly TimeSpan _started;
#if NET8_0_OR_GREATER
    private readonly Activity? _activity;
#endif
    private Sending? _sending;
    private int _redirects;
    private bool _isReported;
    private bool _isCallersCode;
    private bool _isHandedOver;
    private Task? _leftBehind;

    public Attempt(Call call, Settings settings, RateLimitQueue? limiter, Announcements announcements)
    {
        Call = call;
        _settings = settings;
        _limiter = limiter;
        _announcements = announcements;
        Limit = call.Begin();
        _started = Limit.Started;
#if NET8_0_OR_GREATER
        _activity = Telemetry.Start(call, settings.BaseAddress);
#endif
    }

    public Call Call { get; }

    public Limit Limit { get; }

    /// <summary>What becomes of it below the handlers of others.</summary>
    public Sending Sending => _sending ??= new Sending(Call.Request.IsIdempotent);

    public HttpResponseMessage? Response { get; set; }

    /// <summary>Whether it is still at the caller's own server, to which it was sent first.</summary>
    public bool IsAtServer => _redirects == 0 && Call.Request.Elsewhere is null;

    public Uri Address => Call.Request.Elsewhere ?? _settings.At(Call.Request.Target);

    /// <summary>Whether the response sends the caller on.</summary>
    /// <exception cref="CircleCiException">It does so too often.</exception>
    public bool IsRedirect(int max)
    {
        if ((int)Response!.StatusCode is not (301 or 302 or 303 or 307 or 308) || Response.Headers.Location is null)
            return false;
        return ++_redirects <= max ? true : throw Failure.Redirected(Call, Response, $"there were more than {max} redirects.");
    }

    /// <summary>Where it sends the caller on to. The token goes there only if it may, see <see cref="Tokens.MayGoTo"/>.</summary>
    /// <exception cref="CircleCiException">The caller must not go there.</exception>
    public Uri Redirect(Uri address)
    {
        var response = Response!;
        if (!Uri.TryCreate(address, response.Headers.Location!, out var location) || location.Host.Length == 0)
            throw Failure.Redirected(Call, response, "the target of the redirect is not a valid URL.");
        location = ServerAddress.WithoutUser(location);
        var origin = location.GetLeftPart(UriPartial.Authority);
        if (!Call.Request.IsIdempotent)
            throw Failure.Redirected(Call, response, $"the server moved to {origin}; use its new address.");
        // After these a client requests the new location with GET (RFC 9110, 15.4), which would not do what was to be done.
        if (Call.Request.Method is not ("GET" or "HEAD") && response.StatusCode is not (HttpStatusCode.TemporaryRedirect or (HttpStatusCode)308))
            throw Failure.Redirected(Call, response, $"the server redirects to {origin}{location.AbsolutePath}, but a {Call.Request.Method} is not sent there.");
        // What belongs to the API is requested from its own server only; files may be anywhere.
        if (Call.Request.Elsewhere is null && !Tokens.IsSameOrigin(location, _settings.BaseAddress))
            throw Failure.Redirected(Call, response, $"the response redirects to {origin}, to which the token is not sent; set BaseAddress to it if that is your server.");
        if (!Tokens.IsSafe(location))
            throw Failure.Redirected(Call, response, $"the response redirects to {origin}, which is not secure.");
        response.Dispose();
        Response = null;
        _sending = null;
        return location;
    }

    /// <summary>The response, after everyone concerned was notified.</summary>
    public OpenResponse Open(Stream body, CircleCiCallOptions? options, bool endsByToken)
    {
        var response = Response!;
        // Handlers may try again too.
        Call.MayBeGone |= Call.Request.Method == "DELETE" && Sending.MayHaveBeenDone;
        if ((int)response.StatusCode == 429 && _limiter is not null)
            Call.Pause(_limiter, Failure.RetryAfter(response, _settings.Clock.UtcNow) ?? CircleCiRateLimit.Of(response.Headers)?.Reset);
        _isCallersCode = true;
        _announcements.Tell(_settings.Log, Call, response);
        End(response, null);
        options?.OnResponse?.Invoke(new CircleCiResponseInfo(Call.Request.Method, Call.Request.Path, Call.Attempts, response, Call.Token));
        _isCallersCode = false;
        _isHandedOver = true;
        return new OpenResponse(Call, response, body, Limit, endsByToken);
    }

    /// <summary>Whether the response is one of success: also where something is to be removed that an earlier attempt may have removed, and is not found now.</summary>
    public bool IsSuccess => Response!.IsSuccessStatusCode || (Response.StatusCode == HttpStatusCode.NotFound && Call.MayBeGone);

    public CircleCiException Refuse(string body) => Failure.Refused(Call, Response!, body, _settings.Clock.UtcNow);

    /// <summary>What the caller gets for what ended the attempt, if that is something else; nothing of the attempt is left open.</summary>
    public Exception? Fail(Exception e, bool hasOthersHandlers, TimeSpan? httpClientTimeout)
    {
        // Whoever sends more than once retries by itself.
        Call.OthersRetry |= Sending.Count > 1;
        // Whatever a handler made of it, such as a 429 of its own: what was seen below it counts.
        Call.MayHaveBeenActedOn = Sending is { IsWatched: true, MayHaveArrived: true };
        var failure = _isCallersCode ? null : Response is null || e is SecondSendException ? Failure.OfSending(Call, e, Limit, Sending, hasOthersHandlers, httpClientTimeout) : Failure.OfReading(Call, e, Limit);
        // Somebody may still be reading what was handed over; it goes with its OpenResponse.
        if (_leftBehind is not null)
            _leftBehind.ContinueWith(static (_, it) => ((Attempt)it!).Close(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        else if (!_isHandedOver)
            Close();
        // Last, because the log may throw.
        End(Response, failure ?? e);
        return failure;
    }

    /// <summary>The body did not come, and what gives it overlooks that nobody waits for it: the response is disposed when that ends.</summary>
    public OperationCanceledException LeaveBehind(Task<Stream> body)
    {
        _leftBehind = body;
        return new OperationCanceledException(Limit.Token);
    }

    private void Close()
    {
        Response?.Dispose();
        Limit.Dispose();
    }

    private void End(HttpResponseMessage? response, Exception? failure)
    {
        if (_isReported)
            return;
        _isReported = true;
#if NET8_0_OR_GREATER
        if (_settings.Log is null && _activity is null && !Telemetry.IsOn)
            return;
#else
        if (_settings.Log is null)
            return;
#endif
        var duration = _settings.Clock.Elapsed - _started;
        var status = response?.StatusCode;
#if NET8_0_OR_GREATER
        var error = failure is not null ? (failure.InnerException ?? failure).GetType().FullName : (int)status! >= 400 ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        Telemetry.End(_activity, Call, _settings.BaseAddress, duration, (int?)status, error);
#endif
        _settings.Log?.Invoke(new CircleCiLogEntry(CircleCiLogLevel.Debug, failure is not null ? failure is CircleCiException ? failure.Message : Failure.Text(Call, failure.Message) : $"{Call.Request.Method} {Call.Request.Path}: {(int)status!} in {duration.TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture)} ms")
        {
            RequestMethod = Call.Request.Method,
            RequestPath = Call.Request.Path,
            StatusCode = status,
            Attempt = Call.Attempts,
            Duration = duration,
            Exception = failure,
        });
    }
}
