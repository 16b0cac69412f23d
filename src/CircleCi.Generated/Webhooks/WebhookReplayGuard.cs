using CircleCi.Generated.Http;

namespace CircleCi.Generated.Webhooks;

/// <summary>
/// Lets every delivery in once: refuses those that were in before, and those that are too old for it to remember. Keep one for as long as the
/// program runs, and ask it after the signature was checked. It is thread-safe, and holds no more than the ids of the time that it remembers.
/// </summary>
public sealed class WebhookReplayGuard
{
    // Servers' clocks agree better than this.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    // The accepted ones, the oldest first, and where in there each one is.
    private readonly LinkedList<(DateTimeOffset At, Guid Id)> _order = new();
    private readonly Dictionary<Guid, LinkedListNode<(DateTimeOffset At, Guid Id)>> _seen = [];
    private readonly Func<DateTimeOffset> _now;

    /// <summary>A guard that has seen nothing.</summary>
    /// <param name="maxAge">How long ago an event may have happened; null for <see cref="DefaultMaxAge"/>.</param>
    /// <param name="now">Tells the time; null for the system's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAge"/> is not positive.</exception>
    public WebhookReplayGuard(TimeSpan? maxAge = null, Func<DateTimeOffset>? now = null)
    {
        MaxAge = maxAge ?? DefaultMaxAge;
        if (Timeouts.NotTicks(MaxAge, nameof(maxAge)) <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(maxAge));
        _now = now ?? (static () => DateTimeOffset.UtcNow);
    }

    /// <summary>
    /// A day. CircleCI tries again later where a delivery failed and does not say for how long: what is refused for its age is lost, while a day's
    /// ids take little room.
    /// </summary>
    public static TimeSpan DefaultMaxAge { get; } = TimeSpan.FromDays(1);

    /// <summary>How long ago an event may have happened.</summary>
    public TimeSpan MaxAge { get; }

    /// <summary>How many ids it holds.</summary>
    internal int Remembered => _order.Count;

    /// <summary>Whether the delivery is new; it is not from then on, unless <see cref="Forget"/> takes that back.</summary>
    public bool TryAccept(WebhookDelivery delivery) => TryAccept(delivery, out _);

    /// <inheritdoc cref="TryAccept(WebhookDelivery)"/>
    /// <param name="delivery">The delivery.</param>
    /// <param name="refusal">Why it is refused.</param>
    public bool TryAccept(WebhookDelivery delivery, out WebhookRejection refusal)
    {
        if (delivery is null)
            throw new ArgumentNullException(nameof(delivery));
        lock (_lock)
        {
            var now = _now();
            ForgetOld(now);
            refusal = Judge(delivery, now);
            if (refusal != WebhookRejection.None)
                return false;
            _seen.Add(delivery.Id, _order.AddLast((now, delivery.Id)));
            return true;
        }
    }

    /// <summary>Accepts the delivery once more: for one that could not be dealt with, so that CircleCI's next try is not taken for a replay.</summary>
    public void Forget(WebhookDelivery delivery)
    {
        if (delivery is null)
            throw new ArgumentNullException(nameof(delivery));
        lock (_lock)
        {
            if (_seen.TryGetValue(delivery.Id, out var accepted))
                Forget(accepted);
        }
    }

    private void Forget(LinkedListNode<(DateTimeOffset At, Guid Id)> accepted)
    {
        _order.Remove(accepted);
        _seen.Remove(accepted.Value.Id);
    }

    private WebhookRejection Judge(WebhookDelivery delivery, DateTimeOffset now) => delivery switch
    {
        { Id: var id } when id == Guid.Empty => WebhookRejection.NoId,
        { HappenedAt: var at } when now - at > MaxAge => WebhookRejection.TooOld,
        { HappenedAt: var at } when at - now > Skew => WebhookRejection.TooEarly,
        { Id: var id } when _seen.ContainsKey(id) => WebhookRejection.SeenBefore,
        _ => WebhookRejection.None,
    };

    /// <summary>An id is kept until its delivery is too old in any case: it may have come from as far in the future as clocks differ.</summary>
    private void ForgetOld(DateTimeOffset now)
    {
        while (_order.First is { } oldest && now - oldest.Value.At - Skew > MaxAge)
            Forget(oldest);
    }
}
