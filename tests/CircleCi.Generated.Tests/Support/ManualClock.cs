namespace CircleCi.Generated.Tests.Support;

/// <summary>A clock of two hands: time that runs, by which intervals are measured, and the time of day, which somebody may set. Waits end when it is moved far enough.</summary>
internal sealed class ManualClock : CircleCiClock
{
    private readonly object _gate = new();
    private readonly List<(TimeSpan Due, Action Action)> _timers = [];
    private TimeSpan _elapsed = TimeSpan.FromHours(5);

    /// <summary>The time of day, which runs along and can be set.</summary>
    public DateTimeOffset Wall { get; set; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset UtcNow => Wall;

    public override TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    /// <summary>When timers are due from now on.</summary>
    public IReadOnlyList<TimeSpan> Timers
    {
        get
        {
            lock (_gate)
                return [.. _timers.Select(t => t.Due - _elapsed).Order()];
        }
    }

    public override IDisposable CallAfter(TimeSpan due, Action action)
    {
        lock (_gate)
        {
            var timer = (_elapsed + due, action);
            _timers.Add(timer);
            return new Timer(() =>
            {
                lock (_gate)
                    _timers.Remove(timer);
            });
        }
    }

    public void Advance(TimeSpan time)
    {
        List<Action> due;
        lock (_gate)
        {
            _elapsed += time;
            Wall += time;
            due = _timers.Where(t => t.Due <= _elapsed).Select(t => t.Action).ToList();
            _timers.RemoveAll(t => t.Due <= _elapsed);
        }

        due.ForEach(a => a());
    }

    private sealed class Timer(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
