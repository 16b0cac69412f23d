using System.Globalization;

namespace CircleCi.Generated.Http;

/// <summary>
/// Ends an attempt when its time is up, the caller cancels or the client is disposed. It never disposes what somebody may be reading: reads end by its token.
/// </summary>
internal sealed class Limit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _disposing;
    private readonly CircleCiClock _clock;
    private string _option;
    private TimeSpan _time;
    private TimeSpan _left;
    private TimeSpan _since;
    private bool _isRunning;
    private IDisposable? _timer;

    /// <param name="clock">The clock.</param>
    /// <param name="time">How long the attempt may take.</param>
    /// <param name="option">The option that says so, for the message.</param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="disposing">Canceled when the client is disposed.</param>
    public Limit(CircleCiClock clock, TimeSpan time, string option, CancellationToken caller, CancellationToken disposing)
    {
        _clock = clock;
        _time = time;
        _left = time;
        _option = option;
        _disposing = disposing;
        Caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller, disposing);
        Started = clock.Elapsed;
        Resume(Started);
    }

    /// <summary>When it began, by the clock's running time.</summary>
    public TimeSpan Started { get; }

    public CancellationToken Token => _source.Token;

    public CancellationToken Caller { get; }

    public bool IsClientDisposed => _disposing.IsCancellationRequested;

    /// <summary>What to say if time was up.</summary>
    public string Why => $"no response came within {_time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s ({_option}).";

    /// <summary>From now on each part of the response has a time of its own, which runs while it is read: what the caller does between two parts is not the server's silence.</summary>
    public void TimeParts(TimeSpan time, string option)
    {
        Pause();
        (_time, _option) = (time, option);
        Extend();
    }

    /// <summary>Gives what is still to be read as much time as the complete response had.</summary>
    public void Extend()
    {
        var wasRunning = _isRunning;
        Pause();
        _left = _time;
        if (wasRunning)
            Resume();
    }

    /// <summary>Lets time run.</summary>
    public void Resume()
    {
        if (!_isRunning && _time != Timeout.InfiniteTimeSpan)
            Resume(_clock.Elapsed);
    }

    /// <summary>Stops time.</summary>
    public void Pause()
    {
        if (!_isRunning)
            return;
        _isRunning = false;
        var left = _left - (_clock.Elapsed - _since);
        // What is over ends the next read at once.
        _left = left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
        if (_timer is null)
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        _timer?.Dispose();
        _timer = null;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private void Resume(TimeSpan now)
    {
        if (_time == Timeout.InfiniteTimeSpan)
            return;
        _isRunning = true;
        _since = now;
        if (_clock == CircleCiClock.System)
            _source.CancelAfter(_left);
        else
            _timer = _clock.CallAfter(_left, End);
    }

    private void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended at the same time.
        }
    }
}
