using CircleCi.Generated.Http;

namespace CircleCi.Generated.Waiting;

/// <summary>Looks at something again and again until it is done: when to look next, when to give up, and what to tell of it.</summary>
internal sealed class Poll<T>
    where T : class
{
    private const string TimeoutOption = $"{nameof(WaitOptions)}.{nameof(WaitOptions.Timeout)}";

    // What was just made may be unknown for a while where it is read.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    // Hours of waiting shall not be lost to minutes in which CircleCI cannot be reached.
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(5);

    private readonly ApiConnection _connection;
    private readonly CallMode _mode;
    private readonly WaitOptions _options;
    private readonly string _name;
    private readonly Func<T, string> _describe;
    private readonly Func<T, string> _key;
    private readonly IProgress<T>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly TimeSpan _start;
    private TimeSpan _interval;
    private TimeSpan? _respondedAt;
    private string? _lastKey;
    private T? _last;
    private CircleCiException? _failure;

    /// <param name="connection">What tells the time and waits.</param>
    /// <param name="mode">How to wait.</param>
    /// <param name="options">How long and how often.</param>
    /// <param name="name">What is waited for, as the beginning of a sentence.</param>
    /// <param name="describe">How it stands, as the rest of that sentence.</param>
    /// <param name="key">What of it counts as a change.</param>
    /// <param name="progress">Is told of changes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Poll(ApiConnection connection, CallMode mode, WaitOptions options, string name, Func<T, string> describe, Func<T, string> key, IProgress<T>? progress, CancellationToken cancellation)
    {
        _connection = connection;
        _mode = mode;
        _options = options;
        _name = name;
        _describe = describe;
        _key = key;
        _progress = progress;
        _cancellation = cancellation;
        _start = Now;
        _interval = options.PollInterval;
    }

    /// <param name="look">Makes the calls that tell how it stands, until the token is canceled.</param>
    /// <param name="isDone">Whether that is the end.</param>
    /// <param name="first">How it stood when it was made, if that was just now; then there is a wait before the first look.</param>
    /// <returns>How it stands at the end.</returns>
    /// <exception cref="CircleCiTimeoutException">Time is up.</exception>
    public async Task<T> UntilAsync(Func<CancellationToken, Task<T>> look, Func<T, bool> isDone, T? first = null)
    {
        if (first is not null)
        {
            Take(first);
            await WaitAsync().ConfigureAwait(false);
        }

        while (true)
        {
            var now = await LookAsync(look).ConfigureAwait(false);
            if (now is not null)
            {
                Take(now);
                if (isDone(now))
                    return now;
            }

            await WaitAsync().ConfigureAwait(false);
        }
    }

    /// <returns>How it stands; null if that cannot be told for a while.</returns>
    private async Task<T?> LookAsync(Func<CancellationToken, Task<T>> look)
    {
        using var limit = _connection.NewLimit(_options.Timeout == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : Left, TimeoutOption, _cancellation);
        try
        {
            return await look(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw TimeIsUp();
        }
        catch (CircleCiException e) when (IsToBePutUpWith(e))
        {
            _failure = e;
            return null;
        }
    }

    private TimeSpan Left => _start + _options.Timeout - Now;

    private CircleCiTimeoutException TimeIsUp() => new($"{_name} was not done after {_options.Timeout.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} s ({TimeoutOption}); {(_last is null ? "CircleCI never told how it stands" : _describe(_last))}.", _failure);

    private TimeSpan Now => _connection.Clock.Elapsed;

    private void Take(T now)
    {
        _respondedAt = Now;
        _failure = null;
        _last = now;
        if (_key(now) is var key && key == _lastKey)
            return;
        _lastKey = key;
        _interval = _options.PollInterval;
        _progress?.Report(now);
    }

    private Task WaitAsync()
    {
        var wait = _interval;
        if (_options.Timeout != Timeout.InfiniteTimeSpan)
        {
            var left = Left;
            if (left <= TimeSpan.Zero)
                throw TimeIsUp();
            if (left < wait)
                wait = left;
        }

        _interval = TimeSpan.FromTicks(Math.Min(_interval.Ticks + (_interval.Ticks / 2), _options.MaxPollInterval.Ticks));
        return _mode.DelayAsync(_connection, wait, _cancellation);
    }

    private bool IsToBePutUpWith(CircleCiException failure) => failure switch
    {
        CircleCiNotFoundException => Now - _start < Lag,
        CircleCiConnectionException or CircleCiRateLimitException or { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => Now - _respondedAt < Outage,
        _ => false,
    };
}
