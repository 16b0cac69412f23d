using CircleCi.Generated.Testing.Webhooks;

namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    private readonly WebhookSender _webhooks;

    /// <summary>The deliveries to webhooks so far, in the order of their events.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries
    {
        get
        {
            lock (_world.Gate)
                return _webhooks.Deliveries;
        }
    }

    /// <summary>How long a webhook's receiver may take to respond, in real time, before the delivery fails and is sent again later. The default is 10 seconds, as at CircleCI.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or is longer than a timer supports.</exception>
    public TimeSpan WebhookTimeLimit
    {
        get => _webhooks.TimeLimit;
        set => _webhooks.TimeLimit = value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A receiver needs some time, and at most 24 days.");
    }

    /// <summary>
    /// Waits until webhooks have responded to everything that is due. A delivery without a successful response is sent again as time advances:
    /// after 1, 5 and 30 minutes and 2 hours, each counted from the previous attempt.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the wait, not the calls.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public Task DeliverWebhooksAsync(CancellationToken cancellationToken = default) => _webhooks.WhenRespondedAsync(cancellationToken);
}
