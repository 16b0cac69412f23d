using System.Net;
#if NET8_0_OR_GREATER
using System.Diagnostics;
#endif

namespace CircleCi.Generated.Http;

/// <summary>One try of a call, from its first request over redirects to the headers of its response.</summary>
internal sealed class Attempt
{
    private readonly Call _call;
    private readonly Settings _settings;
    private readonly RateLimitQueue? _limiter;
    private readonly Announcements _announcements;
    private readonly TimeSpan _started;
#if NET8_0_OR_GREATER
    private readonly Activity? _activity;
#endif
    private int _redirects;
    private bool _isReported;
    private bool _isCallersCode;
    private bool _isHandedOver;

    public Attempt(Call call, Settings settings, RateLimitQueue? limiter, Announcements announcements)
    {
        _call = call;
        _settings = settings;
        _limiter = limiter;
        _announcements = announcements;
        Limit = call.Begin();
        Sending = new Sending(call.Request.IsIdempotent);
        _started = settings.Clock.Elapsed;
#if NET8_0_OR_GREATER
        _activity = Telemetry.Start(call, settings.BaseAddress);
#endif
    }

    public Limit Limit { get; }

    /// <summary>What becomes of it below the handlers of others.</summary>
    public Sending Sending { get; private set; }

    public HttpResponseMessage? Response { get; set; }

    public Uri Address => _call.Request.Elsewhere ?? new Uri(_settings.BaseAddress, _call.Request.Target);

    /// <summary>Whether the response sends the caller on.</summary>
    /// <exception cref="CircleCiException">It does so too often.</exception>
    public bool IsRedirect(int max)
    {
        if ((int)Response!.StatusCode is not (301 or 302 or 303 or 307 or 308) || Response.Headers.Location is null)
            return false;
        return ++_redirects <= max ? true : throw Failure.Redirected(_call, Response, $"there were more than {max} redirects.");
    }

    /// <summary>Where it sends the caller on to. The token goes there only if it may, see <see cref="Tokens.MayGoTo"/>.</summary>
    /// <exception cref="CircleCiException">The caller must not go there.</exception>
    public Uri Redirect(Uri address)
    {
        var response = Response!;
        if (!Uri.TryCreate(address, response.Headers.Location!, out var location) || location.Host.Length == 0)
            throw Failure.Redirected(_call, response, "the address that it leads to cannot be read.");
        location = ServerAddress.WithoutUser(location);
        var origin = location.GetLeftPart(UriPartial.Authority);
        if (!_call.Request.IsIdempotent)
            throw Failure.Redirected(_call, response, $"the server moved to {origin}; use its new address.");
        // After these a client asks for the new place by GET (RFC 9110, 15.4), which would not do what was to be done.
        if (_call.Request.Method is not ("GET" or "HEAD") && response.StatusCode is not (HttpStatusCode.TemporaryRedirect or (HttpStatusCode)308))
            throw Failure.Redirected(_call, response, $"the server leads to {origin}{location.AbsolutePath}, and a {_call.Request.Method} is not sent there.");
        // What belongs to the API is asked of its own server only; files may be anywhere.
        if (_call.Request.Elsewhere is null && !Tokens.IsSameOrigin(location, _settings.BaseAddress))
            throw Failure.Redirected(_call, response, $"the response leads to {origin}, where the token is not sent; set BaseAddress to it if that is your server.");
        if (!Tokens.IsSafe(location))
            throw Failure.Redirected(_call, response, $"the response leads to {origin}, which is not safe.");
        response.Dispose();
        Response = null;
        Sending = new Sending(_call.Request.IsIdempotent);
        return location;
    }

    /// <summary>The response, told to whom it concerns.</summary>
    public OpenResponse Open(Stream body, CircleCiCallOptions? options, bool endsByToken)
    {
        var response = Response!;
        // Handlers may try again too.
        _call.MayBeGone |= _call.Request.Method == "DELETE" && Sending.MayHaveBeenDone;
        if ((int)response.StatusCode == 429 && _limiter is not null)
            _call.Pause(_limiter, Failure.RetryAfter(response, _settings.Clock.UtcNow) ?? CircleCiRateLimit.Of(response.Headers)?.Reset);
        _isCallersCode = true;
        _announcements.Tell(_settings.Log, _call, response);
        End(response, null);
        options?.OnResponse?.Invoke(new CircleCiResponseInfo(_call.Request.Method, _call.Request.Path, _call.Attempts, response, _call.Token));
        _isCallersCode = false;
        _isHandedOver = true;
        return new OpenResponse(_call, response, body, Limit, endsByToken);
    }

    /// <summary>Whether the response is one of success: also where something is to be removed that an earlier try may have removed, and is not found now.</summary>
    public bool IsSuccess => Response!.IsSuccessStatusCode || (Response.StatusCode == HttpStatusCode.NotFound && _call.MayBeGone);

    public CircleCiException Refuse(string body) => Failure.Refused(_call, Response!, body, _settings.Clock.UtcNow);

    /// <summary>What the caller gets for what ended the try, if that is something else; nothing of the try is left open.</summary>
    public Exception? Fail(Exception e, bool hasOthersHandlers, TimeSpan? httpClientTimeout)
    {
        // Whoever sends more than once tries again by itself.
        _call.OthersRetry |= Sending.Count > 1;
        // Whatever a handler made of it, such as a 429 of its own: what was seen below it counts.
        _call.MayHaveBeenActedOn = Sending is { IsWatched: true, MayHaveArrived: true };
        var failure = _isCallersCode ? null : Response is null || e is SecondSendException ? Failure.OfSending(_call, e, Limit, Sending, hasOthersHandlers, httpClientTimeout) : Failure.OfReading(_call, e, Limit);
        End(Response, failure ?? e);
        // Somebody may still be reading what was handed over; it goes with its OpenResponse.
        if (!_isHandedOver)
        {
            Response?.Dispose();
            Limit.Dispose();
        }

        return failure;
    }

    private void End(HttpResponseMessage? response, Exception? failure)
    {
        if (_isReported)
            return;
        _isReported = true;
        var duration = _settings.Clock.Elapsed - _started;
        var status = response?.StatusCode;
#if NET8_0_OR_GREATER
        var error = failure is not null ? (failure.InnerException ?? failure).GetType().FullName : (int)status! >= 400 ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        Telemetry.End(_activity, _call, _settings.BaseAddress, duration, (int?)status, error);
#endif
        _settings.Log?.Invoke(new CircleCiLogEntry(CircleCiLogLevel.Debug, failure is not null ? failure is CircleCiException ? failure.Message : Failure.Text(_call, failure.Message) : $"{_call.Request.Method} {_call.Request.Path}: {(int)status!} in {duration.TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture)} ms")
        {
            RequestMethod = _call.Request.Method,
            RequestPath = _call.Request.Path,
            StatusCode = status,
            Attempt = _call.Attempts,
            Duration = duration,
            Exception = failure,
        });
    }
}
