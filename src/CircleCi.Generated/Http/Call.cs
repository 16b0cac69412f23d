namespace CircleCi.Generated.Http;

/// <summary>A call with its tries: how many there were, whether there is to be another one, and when.</summary>
internal sealed class Call
{
    // SocketsHttpHandler, and with it .NET, has no name for these. From 520 on they come from a CDN before CircleCI.
    private const int NotImplemented = 501;

    [ThreadStatic]
    private static Random? s_random;

    private readonly Settings _settings;
    private readonly CircleCiCallOptions? _options;
    private readonly DateTimeOffset _deadline;
    private readonly TimeSpan _timeout;
    private TimeSpan _wait;

    public Call(ApiRequest request, Settings settings, CircleCiCallOptions? options, CancellationToken cancellationToken)
    {
        Request = request;
        _settings = settings;
        _options = options;
        Cancellation = cancellationToken;
        _timeout = options?.Timeout ?? settings.Timeout;
        if (options is not null && request.Elsewhere is null)
        {
            foreach (var parameter in options.Query)
                request.Query(parameter.Key, parameter.Value);
        }

        _deadline = _timeout == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : settings.Clock.UtcNow + _timeout;
    }

    public ApiRequest Request { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>How many tries have begun.</summary>
    public int Tries { get; private set; }

    /// <summary>The token that goes with the try.</summary>
    public string? Token { get; private set; }

    /// <summary>Begins a try.</summary>
    public Limit Begin()
    {
        Cancellation.ThrowIfCancellationRequested();
        Tries++;
        Token = _settings.Token();
        var time = _options?.TryTimeout ?? _settings.TryTimeout;
        var left = Left();
        return time == Timeout.InfiniteTimeSpan || left < time
            ? new Limit(_settings.Clock, left == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : left, $"Timeout, {_timeout.TotalSeconds:0.###} s for all tries", Cancellation)
            : new Limit(_settings.Clock, time, "TryTimeout", Cancellation);
    }

    /// <summary>Whether the call is to be tried again after this failure; then <see cref="WaitAsync"/> comes first.</summary>
    public bool IsToBeRetried(CircleCiException failure)
    {
        if (Cancellation.IsCancellationRequested || Tries > (_options?.MaxRetries ?? _settings.Retry.MaxRetries) || !CanBeRetried(failure))
            return false;
        _wait = NextWait(failure);
        // Waiting for what cannot come any more helps nobody.
        if (Left() <= _wait)
            return false;
        _settings.Log?.Invoke(new CircleCiLogEntry(CircleCiLogLevel.Warning, $"{failure.Message} Trying again in {_wait.TotalSeconds:0.0} s.")
        {
            RequestMethod = Request.Method,
            RequestPath = Request.Path,
            StatusCode = failure.StatusCode,
            Try = Tries,
            Exception = failure,
        });
        return true;
    }

    public Task WaitAsync() => _settings.Clock.DelayAsync(_wait, Cancellation);

    public void Wait() => _settings.Clock.Delay(_wait, Cancellation);

    private bool CanBeRetried(CircleCiException failure) => failure switch
    {
        CircleCiConnectionException connection => Request.IsIdempotent || !connection.MayHaveArrived,
        { StatusCode: (System.Net.HttpStatusCode)429 } => true,
        { StatusCode: { } status } => Request.IsIdempotent && ((int)status == 408 || ((int)status >= 500 && (int)status != NotImplemented)),
        _ => false,
    };

    private TimeSpan NextWait(CircleCiException failure)
    {
        var retry = _settings.Retry;
        var asked = failure.RetryAfter ?? (failure as CircleCiRateLimitException)?.RateLimit?.Reset;
        if (asked is { } time)
            return time < TimeSpan.Zero ? TimeSpan.Zero : time < retry.MaxDelay ? time : retry.MaxDelay;
        var doubled = Math.Min(retry.Delay.TotalMilliseconds * Math.Pow(2, Tries - 1), retry.MaxDelay.TotalMilliseconds);
        // From half of it to all of it.
        return TimeSpan.FromMilliseconds(doubled * (0.5 + ((s_random ??= new Random()).NextDouble() / 2)));
    }

    private TimeSpan Left() => _deadline == DateTimeOffset.MaxValue ? TimeSpan.MaxValue : _deadline - _settings.Clock.UtcNow is var left && left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1);
}
