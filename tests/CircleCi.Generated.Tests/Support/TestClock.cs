namespace CircleCi.Generated.Tests.Support;

/// <summary>A clock that stands still until a test, or somebody who waits, moves it: waits end at once and are kept.</summary>
internal sealed class TestClock : CircleCiClock
{
    private readonly object _gate = new();
    private readonly List<(DateTimeOffset Due, Action Action)> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
                return [.. _waits];
        }
    }

    public override IDisposable CallAfter(TimeSpan due, Action action)
    {
        lock (_gate)
        {
            var timer = (_now + due, action);
            _timers.Add(timer);
            return new Timer(() =>
            {
                lock (_gate)
                    _timers.Remove(timer);
            });
        }
    }

    public override Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            _waits.Add(time);
        Advance(time);
        return Task.CompletedTask;
    }

    public void Advance(TimeSpan time)
    {
        List<Action> due;
        lock (_gate)
        {
            _now += time;
            due = _timers.Where(t => t.Due <= _now).Select(t => t.Action).ToList();
            _timers.RemoveAll(t => t.Due <= _now);
        }

        due.ForEach(a => a());
    }

    private sealed class Timer(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
