using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>A call with its attempts: how many there were, whether there is to be another one, and when.</summary>
internal sealed class Call
{
    // SocketsHttpHandler, and with it .NET, has no name for these. From 520 on they come from a CDN before CircleCI.
    private const int NotImplemented = 501;

    [ThreadStatic]
    private static Random? _random;

    private readonly Settings _settings;
    private readonly CircleCiCallOptions? _options;
    private readonly CancellationToken _disposing;
    private readonly TimeSpan _deadline;
    private readonly TimeSpan _timeout;
    private TimeSpan _wait;
    private TimeSpan _turn;
    private string? _fetchedToken;

    public Call(ApiRequest request, Settings settings, CircleCiCallOptions? options, CancellationToken cancellationToken, CancellationToken disposing)
    {
        Request = request;
        _settings = settings;
        _options = options;
        _disposing = disposing;
        Cancellation = cancellationToken;
        _timeout = options?.Timeout ?? settings.Timeout;
        if (options is not null && request.Elsewhere is null)
        {
            foreach (var parameter in options.Query)
                request.Query(parameter.Key, parameter.Value);
        }

        _deadline = _timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : settings.Clock.Elapsed + _timeout;
    }

    public ApiRequest Request { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>The token that is sent with the attempt.</summary>
    public string? Token { get; private set; }

    /// <summary>Whether the caller sends something besides.</summary>
    public bool HasHeaders => Request.Headers.Count > 0 || _options is { Headers.Count: > 0 };

    /// <summary>What the caller sends besides, which may be secrets.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _options is null ? Request.Headers : Request.Headers.Concat(_options.Headers);

    /// <summary>What becomes of members that cannot be read.</summary>
    public OddMemberLog OddMembers => _settings.OddMembers;

    /// <summary>Whether the response comes from where the token does not go: from a storage of files.</summary>
    public bool IsOfStorage(HttpResponseMessage response) =>
        Request.Elsewhere is { } file && !Tokens.MayGoTo(response.RequestMessage?.RequestUri is { IsAbsoluteUri: true } last ? last : file, _settings.BaseAddress);

    /// <summary>How many bytes of the response are held in memory at most.</summary>
    public long MaxSize => _settings.MaxSize;

    /// <summary>How long each part of a response may take that is read in parts, and the option that says so.</summary>
    public (TimeSpan Time, string Option) PartTime => AttemptTime is var time && (_timeout == Timeout.InfiniteTimeSpan || (time != Timeout.InfiniteTimeSpan && time <= _timeout))
        ? (time, nameof(CircleCiClientOptions.AttemptTimeout))
        : (_timeout, nameof(CircleCiClientOptions.Timeout));

    private TimeSpan AttemptTime => _options?.AttemptTimeout ?? _settings.AttemptTimeout;

    /// <summary>The body, written once for all attempts; null for none.</summary>
    public byte[]? Content { get; private set; }

    /// <exception cref="ArgumentException">What was given cannot be written as JSON.</exception>
    public void WriteContent()
    {
        if (Request.Content is not { } content)
            return;
        try
        {
            Content = content is RawBody raw ? raw.Bytes : Request.ContentType == ApiRequest.Json ? CircleCiJson.WriteBytes(content) : content as byte[] ?? Encoding.UTF8.GetBytes((string)content);
        }
        catch (Exception e) when (e is not (ArgumentException or OutOfMemoryException))
        {
            throw new ArgumentException($"{Request.Method} {Request.Path}: the {content.GetType().Name} cannot be written as JSON: {e.Message}", e);
        }
    }

    /// <summary>Whether the token is fetched before each attempt.</summary>
    public bool FetchesToken => _settings.AsyncTokenProvider is not null;

    /// <summary>Fetches the token for the next attempt if an <see cref="CircleCiClientOptions.AsyncTokenProvider"/> is set.</summary>
    /// <exception cref="CircleCiTimeoutException">The provider did not return a token in time.</exception>
    public async Task FetchTokenAsync()
    {
        if (_settings.AsyncTokenProvider is not { } provider)
            return;
        Cancellation.ThrowIfCancellationRequested();
        var left = Left();
        var time = AttemptTime == Timeout.InfiniteTimeSpan || left < AttemptTime ? left : AttemptTime;
        using var limit = new Limit(_settings.Clock, time == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : time, nameof(CircleCiClientOptions.AsyncTokenProvider), Cancellation, _disposing);
        var fetching = OffContext.RunAsync(() => provider(limit.Token) ?? Task.FromResult<string?>(null));
        if (!await TokenWait.ForAsync(fetching, limit.Token).ConfigureAwait(false) || (fetching.IsCanceled && limit.Token.IsCancellationRequested))
            throw Failure.NoToken(this, limit);
        _fetchedToken = _settings.Checked(await fetching.ConfigureAwait(false));
    }

    /// <inheritdoc cref="FetchTokenAsync"/>
    public void FetchToken()
    {
        if (_settings.AsyncTokenProvider is not null)
            Blocking.StartAsync(FetchTokenAsync).GetAwaiter().GetResult();
    }

    /// <summary>Begins an attempt.</summary>
    public Limit Begin()
    {
        Cancellation.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        Attempts++;
        Token = _settings.AsyncTokenProvider is null ? _settings.Token() : _fetchedToken;
        var time = AttemptTime;
        var left = Left();
        return time == Timeout.InfiniteTimeSpan || left < time
            ? new Limit(_settings.Clock, left == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : left, $"Timeout, {Seconds(_timeout)} s for all attempts", Cancellation, _disposing)
            : new Limit(_settings.Clock, time, nameof(CircleCiClientOptions.AttemptTimeout), Cancellation, _disposing);
    }

    /// <summary>Waits for a turn, under the call's own limit of time.</summary>
    /// <exception cref="CircleCiTimeoutException">The turn comes too late.</exception>
    public async Task WaitForTurnAsync(RateLimitQueue limiter)
    {
        if (TakeTurn(limiter) is not { } wait)
            return;
        try
        {
            await DelayAsync(wait).ConfigureAwait(false);
        }
        catch
        {
            GiveTurnBack(limiter);
            throw;
        }
    }

    /// <inheritdoc cref="WaitForTurnAsync"/>
    public void WaitForTurn(RateLimitQueue? limiter)
    {
        if (limiter is null || TakeTurn(limiter) is not { } wait)
            return;
        try
        {
            Delay(wait);
        }
        catch
        {
            GiveTurnBack(limiter);
            throw;
        }
    }

    /// <summary>Whether the call is to be retried after this failure; then <see cref="WaitAsync"/> comes first.</summary>
    public bool IsToBeRetried(CircleCiException failure)
    {
        if (Cancellation.IsCancellationRequested || _disposing.IsCancellationRequested || OthersRetry || Attempts > (_options?.MaxRetries ?? _settings.Retry.MaxRetries) || !CanBeRetried(failure))
            return false;
        _wait = NextWait(failure);
        // Waiting for what cannot come any more helps nobody.
        if (Left() <= _wait)
            return false;
        MayBeGone |= Request.Method == "DELETE" && MayHaveDone(failure);
        _settings.Log?.Invoke(new CircleCiLogEntry(CircleCiLogLevel.Warning, $"{failure.Message} Retrying in {_wait.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} s.")
        {
            RequestMethod = Request.Method,
            RequestPath = Request.Path,
            StatusCode = failure.StatusCode,
            Attempt = Attempts,
            Exception = failure,
        });
        return true;
    }

    /// <summary>Whether a handler retries by itself; retrying what it gave up would only multiply the attempts.</summary>
    public bool OthersRetry { get; set; }

    /// <summary>Whether the last attempt was seen to arrive, and was not rejected unread.</summary>
    public bool MayHaveBeenActedOn { get; set; }

    /// <summary>Whether an earlier attempt may have removed what the call is to remove: that it is not there any more is what was wanted then.</summary>
    public bool MayBeGone { get; set; }

    public Task WaitAsync() => DelayAsync(_wait);

    public void Wait() => Delay(_wait);

    private bool CanBeRetried(CircleCiException failure) => failure switch
    {
        CircleCiConnectionException { IsHopeless: true } => false,
        CircleCiConnectionException connection => Request.IsIdempotent || !connection.MayHaveArrived,
        { StatusCode: (System.Net.HttpStatusCode)429 } => Request.IsIdempotent || !MayHaveBeenActedOn,
        { StatusCode: { } status } => Request.IsIdempotent && ((int)status == 408 || ((int)status >= 500 && (int)status != NotImplemented)),
        _ => false,
    };

    /// <summary>Whether the attempt that failed may have done what it was to do.</summary>
    private bool MayHaveDone(CircleCiException failure) => failure is CircleCiConnectionException connection ? connection.MayHaveArrived : (int?)failure.StatusCode != 429 || MayHaveBeenActedOn;

    private TimeSpan NextWait(CircleCiException failure)
    {
        var retry = _settings.Retry;
        if ((failure.RetryAfter ?? (failure as CircleCiRateLimitException)?.RateLimit?.Reset) is { } asked)
            return Bounded(asked);
        var doubled = Math.Min(retry.Delay.TotalMilliseconds * Math.Pow(2, Attempts - 1), retry.MaxDelay.TotalMilliseconds);
        // From half of it to all of it.
        return TimeSpan.FromMilliseconds(doubled * (0.5 + ((_random ??= new Random()).NextDouble() / 2)));
    }

    /// <summary>How long a server requests to wait, as long as that makes sense.</summary>
    private TimeSpan Bounded(TimeSpan asked) => asked < TimeSpan.Zero ? TimeSpan.Zero : asked < _settings.Retry.MaxDelay ? asked : _settings.Retry.MaxDelay;

    /// <summary>Has all calls of the token wait, as the server that rejected this one requests.</summary>
    public void Pause(RateLimitQueue limiter, TimeSpan? asked) => limiter.Pause(Bounded(asked ?? TimeSpan.FromSeconds(1)));

    /// <summary>Returns the turn of an attempt that was not made.</summary>
    public void GiveTurnBack(RateLimitQueue? limiter) => limiter?.GiveBack(_turn);

    private TimeSpan? TakeTurn(RateLimitQueue limiter)
    {
        Cancellation.ThrowIfCancellationRequested();
        var wait = limiter.Take(out _turn);
        if (wait <= TimeSpan.Zero)
            return null;
        if (Left() > wait)
            return wait;
        // Waiting for what cannot come any more helps nobody.
        GiveTurnBack(limiter);
        throw Failure.NoTurn(this, wait);
    }

    private async Task DelayAsync(TimeSpan time)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, _disposing);
        try
        {
            await OffContext.RunAsync(() => _settings.Clock.DelayAsync(time, either.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Cancellation.ThrowIfCancellationRequested();
            ThrowIfDisposed();
            throw;
        }
    }

    private void Delay(TimeSpan time)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, _disposing);
        try
        {
            _settings.Clock.Delay(time, either.Token);
        }
        catch (OperationCanceledException)
        {
            Cancellation.ThrowIfCancellationRequested();
            ThrowIfDisposed();
            throw;
        }
    }

    private void ThrowIfDisposed()
    {
        if (_disposing.IsCancellationRequested)
            throw Failure.Disposed();
    }

    private TimeSpan Left() => _deadline == TimeSpan.MaxValue ? TimeSpan.MaxValue : _deadline - _settings.Clock.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
