using System.Diagnostics;
using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>Provides the time to a client and wakes it from waits: the system clock, or a clock that a test controls. Thread-safe.</summary>
/// <remarks>In .NET 8 and later, <c>From</c> creates a clock from a <c>TimeProvider</c>, which netstandard2.0 does not have; there, derive from this class.</remarks>
public abstract class CircleCiClock
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private long? _seen;
    private long _elapsed;

    /// <summary>The system clock.</summary>
    public static CircleCiClock System { get; } = new SystemClock();

    /// <summary>The current time.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>
    /// The time that this clock has been running. Unlike <see cref="UtcNow"/> it is never adjusted and is used to measure intervals, so only differences are meaningful.
    /// If not overridden, it follows <see cref="UtcNow"/>, but never goes back.
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
    /// <summary>Creates a clock from <paramref name="provider"/>.</summary>
    public static CircleCiClock From(TimeProvider provider) => new ProvidedClock(provider ?? throw new ArgumentNullException(nameof(provider)));
#endif

    /// <summary>Calls <paramref name="action"/> once after <paramref name="due"/>, on any thread. Disposing the result prevents the call if it has not started.</summary>
    public abstract IDisposable CallAfter(TimeSpan due, Action action);

    /// <summary>Waits for the specified time.</summary>
    /// <param name="time">The time to wait. Zero and negative times return immediately.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
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
    internal virtual void Delay(TimeSpan time, CancellationToken cancellationToken) => OffContext.RunAsync(() => DelayAsync(time, cancellationToken)).GetAwaiter().GetResult();

    private sealed class SystemClock : CircleCiClock
    {
        private static readonly Stopwatch Running = Stopwatch.StartNew();

        public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public override TimeSpan Elapsed => Running.Elapsed;

        // Nothing of the pool is needed for it.
        internal override void Delay(TimeSpan time, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (time > TimeSpan.Zero)
                cancellationToken.WaitHandle.WaitOne(time < MaxDelay ? time : MaxDelay);
            cancellationToken.ThrowIfCancellationRequested();
        }

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
