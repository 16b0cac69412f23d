using System.Diagnostics;

namespace CircleCi.Generated.Testing;

/// <summary>
/// The clock of the sandbox. It stands still until a test moves it with <see cref="Advance"/>. Clients of
/// <see cref="CircleCiSandbox.CreateClient"/> that wait by it, for example between two requests for a pipeline, advance it by the time of the wait and continue immediately.
/// Timeouts, such as that of an attempt, use real time.
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

    /// <summary>The current time; initially Monday, 5 January 2026, 9:00.</summary>
    public override DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
                return _time + (Stopwatch.GetElapsedTime(_since) * _speed);
        }
    }

    /// <summary>The speed at which time passes by itself: 0, the default, for not at all; 1 for real time; 60 for a minute per second. Waits take accordingly long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
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

    /// <summary>Advances the clock. Everything that falls due happens in order, each at its own time: jobs end, schedules trigger, webhooks are sent.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Time can only be advanced.");
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
