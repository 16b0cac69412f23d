using CircleCi.Generated.Testing.Webhooks;

namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    private readonly WebhookSender _webhooks;

    /// <summary>What webhooks were told so far, in order of the events.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries
    {
        get
        {
            lock (_world.Gate)
                return _webhooks.Deliveries;
        }
    }

    /// <summary>How long a webhook's receiver may take to answer, in real time, before it is called again later; 10 seconds, as with CircleCI.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0, or longer than a timer can be.</exception>
    public TimeSpan WebhookTimeLimit
    {
        get => _webhooks.TimeLimit;
        set => _webhooks.TimeLimit = value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A receiver needs some time, and at most 24 days.");
    }

    /// <summary>
    /// Waits until webhooks have answered all that is due by now. One that gave no response or none of success is called again as time goes on:
    /// after 1, 5 and 30 minutes and 2 hours, each counted from the call before.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait, not the calls.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public Task DeliverWebhooksAsync(CancellationToken cancellationToken = default) => _webhooks.WhenRespondedAsync(cancellationToken);
}
