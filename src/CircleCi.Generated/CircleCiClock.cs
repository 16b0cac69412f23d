using System.Diagnostics;

namespace CircleCi.Generated;

/// <summary>What tells a client the time and wakes it: the system's clock, or one that a test moves. Thread-safe.</summary>
/// <remarks>For .NET 8 and later, <c>From</c> makes one of a <c>TimeProvider</c>, which netstandard2.0 does not have; there, derive from this class.</remarks>
public abstract class CircleCiClock
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private long? _seen;
    private long _elapsed;

    /// <summary>The system's clock.</summary>
    public static CircleCiClock System { get; } = new SystemClock();

    /// <summary>The time now.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>
    /// How long this clock has been running. Unlike <see cref="UtcNow"/> it is never set: intervals are measured with it, so only differences mean something.
    /// Where it is not overridden, it follows <see cref="UtcNow"/>, but not back.
    /// </summary>
    public virtual TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                var now = UtcNow.Ticks;
                _elapsed += Math.Max(0, now - (_seen ?? now));
                _seen = now;
                return new TimeSpan(_elapsed);
            }
        }
    }

#if NET8_0_OR_GREATER
    /// <summary>The clock that <paramref name="provider"/> is.</summary>
    public static CircleCiClock From(TimeProvider provider) => new ProvidedClock(provider ?? throw new ArgumentNullException(nameof(provider)));
#endif

    /// <summary>Calls <paramref name="action"/> once when <paramref name="due"/> is over, on any thread. Disposing what is given prevents it, if it has not begun.</summary>
    public abstract IDisposable CallAfter(TimeSpan due, Action action);

    /// <summary>Waits.</summary>
    /// <param name="time">How long; nothing for zero and less.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (time <= TimeSpan.Zero)
            return;
        // No timer runs for longer.
        if (time > MaxDelay)
            time = MaxDelay;
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => done.TrySetCanceled(cancellationToken)))
        using (CallAfter(time, () => done.TrySetResult(true)))
            await done.Task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="DelayAsync"/>
    internal void Delay(TimeSpan time, CancellationToken cancellationToken) => DelayAsync(time, cancellationToken).GetAwaiter().GetResult();

    private sealed class SystemClock : CircleCiClock
    {
        private static readonly Stopwatch Running = Stopwatch.StartNew();

        public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public override TimeSpan Elapsed => Running.Elapsed;

        public override IDisposable CallAfter(TimeSpan due, Action action) => new Timer(static a => ((Action)a!)(), action, due, Timeout.InfiniteTimeSpan);
    }

#if NET8_0_OR_GREATER
    private sealed class ProvidedClock(TimeProvider provider) : CircleCiClock
    {
        private readonly long _start = provider.GetTimestamp();

        public override DateTimeOffset UtcNow => provider.GetUtcNow();

        public override TimeSpan Elapsed => provider.GetElapsedTime(_start);

        public override IDisposable CallAfter(TimeSpan due, Action action) => provider.CreateTimer(static a => ((Action)a!)(), action, due, Timeout.InfiniteTimeSpan);
    }
#endif
}
