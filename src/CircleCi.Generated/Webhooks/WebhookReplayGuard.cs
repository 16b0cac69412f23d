using CircleCi.Generated.Http;

namespace CircleCi.Generated.Webhooks;

/// <summary>
/// Accepts each delivery once: rejects deliveries that were accepted before, and those too old for it to remember. Keep one for as long as the
/// program runs, and call it after verifying the signature. It is thread-safe, and stores only the IDs of the time that it remembers.
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

    /// <summary>Creates a guard that has accepted no deliveries.</summary>
    /// <param name="maxAge">The maximum age of an event, or null for <see cref="DefaultMaxAge"/>.</param>
    /// <param name="now">Returns the current time, or null to use the system clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAge"/> is not positive.</exception>
    public WebhookReplayGuard(TimeSpan? maxAge = null, Func<DateTimeOffset>? now = null)
    {
        MaxAge = maxAge ?? DefaultMaxAge;
        if (Timeouts.NotTicks(MaxAge, nameof(maxAge)) <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(maxAge));
        _now = now ?? (static () => DateTimeOffset.UtcNow);
    }

    /// <summary>
    /// One day. CircleCI sends failed deliveries again, and does not document for how long: a delivery that is rejected for its age is lost, while the IDs of
    /// a day take little memory.
    /// </summary>
    public static TimeSpan DefaultMaxAge { get; } = TimeSpan.FromDays(1);

    /// <summary>The maximum age of an event.</summary>
    public TimeSpan MaxAge { get; }

    /// <summary>How many ids it holds.</summary>
    internal int Remembered => _order.Count;

    /// <summary>Accepts the delivery if it is new. It is then known, unless <see cref="Forget"/> is called.</summary>
    public bool TryAccept(WebhookDelivery delivery) => TryAccept(delivery, out _);

    /// <inheritdoc cref="TryAccept(WebhookDelivery)"/>
    /// <param name="delivery">The delivery.</param>
    /// <param name="rejection">The reason why the delivery is rejected.</param>
    public bool TryAccept(WebhookDelivery delivery, out WebhookRejection rejection)
    {
        if (delivery is null)
            throw new ArgumentNullException(nameof(delivery));
        lock (_lock)
        {
            var now = _now();
            ForgetOld(now);
            rejection = Judge(delivery, now);
            if (rejection != WebhookRejection.None)
                return false;
            _seen.Add(delivery.Id, _order.AddLast((now, delivery.Id)));
            return true;
        }
    }

    /// <summary>Allows the delivery to be accepted again, if it could not be processed, so that CircleCI's next attempt is not rejected as a replay.</summary>
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
