namespace CircleCi.Generated.Http;

/// <summary>Ends a try when its time is up or the caller cancels.</summary>
internal sealed class Limit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CircleCiClock _clock;
    private readonly TimeSpan _time;
    private IDisposable? _timer;

    /// <param name="clock">What tells when time is up.</param>
    /// <param name="time">How long the try may take.</param>
    /// <param name="option">The option that says so, for the message.</param>
    /// <param name="caller">The caller's token.</param>
    public Limit(CircleCiClock clock, TimeSpan time, string option, CancellationToken caller)
    {
        _clock = clock;
        _time = time;
        Caller = caller;
        Why = $"no answer came within {time.TotalSeconds:0.###} s ({option}).";
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Extend();
    }

    public CancellationToken Token => _source.Token;

    public CancellationToken Caller { get; }

    /// <summary>What to say if time was up.</summary>
    public string Why { get; }

    /// <summary>Gives what is still to be read as much time as the whole had.</summary>
    public void Extend()
    {
        if (_time == Timeout.InfiniteTimeSpan)
            return;
        if (_clock == CircleCiClock.System)
        {
            _source.CancelAfter(_time);
            return;
        }

        _timer?.Dispose();
        _timer = _clock.CallAfter(_time, End);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The try ended at the same time.
        }
    }
}
