using System.Diagnostics;

namespace CircleCi.Generated.Testing;

/// <summary>
/// The sandbox's time. It stands still until a test moves it with <see cref="Advance"/>; who waits by it, as clients of
/// <see cref="CircleCiSandbox.CreateClient"/> do between two looks at a pipeline, moves it by the time of the wait and goes on at once.
/// Limits of time, such as those of a try, stay real.
/// </summary>
public sealed class SandboxClock : CircleCiClock
{
    private readonly object _gate = new();
    private DateTimeOffset _time = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private long _since = Stopwatch.GetTimestamp();
    private double _speed;

    internal SandboxClock()
    {
    }

    /// <summary>The time was moved, or has begun to run.</summary>
    internal event Action? Moved;

    /// <summary>Monday, the 5th of January 2026, 9:00, at first.</summary>
    public override DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
                return _time + (Stopwatch.GetElapsedTime(_since) * _speed);
        }
    }

    /// <summary>How fast time runs by itself: 0, as at first, is not at all, 1 as fast as the real one, 60 a minute per second. Waits take as long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public double Speed
    {
        get
        {
            lock (_gate)
                return _speed;
        }

        set
        {
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "Time runs at a speed of 0 or more; it cannot run backwards.");
            lock (_gate)
            {
                (_time, _since) = (UtcNow, Stopwatch.GetTimestamp());
                _speed = value;
            }

            Moved?.Invoke();
        }
    }

    /// <summary>Moves the time on. What falls due meanwhile happens in its order, each at its own time: jobs end, schedules trigger, webhooks are sent.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Time can only be moved on.");
        lock (_gate)
            _time += time;
        Moved?.Invoke();
    }

    /// <inheritdoc/>
    public override IDisposable CallAfter(TimeSpan due, Action action) => System.CallAfter(due, action);

    /// <inheritdoc/>
    public override Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Speed is > 0 and var speed)
            return Task.Delay(time / speed, cancellationToken);
        Advance(time);
        return Task.CompletedTask;
    }
}
