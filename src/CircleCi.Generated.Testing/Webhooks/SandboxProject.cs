using CircleCi.Generated.Testing.Webhooks;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<Webhook> Webhooks { get; } = [];

    /// <summary>Has a webhook, which is called for real when a workflow or a job ends from now on. <see cref="CircleCiSandbox.DeliverWebhooksAsync"/> waits for that.</summary>
    /// <param name="url">Where the test listens, on this machine: http will do.</param>
    /// <param name="secret">What the calls are signed with; no signature, if left out.</param>
    /// <param name="events">workflow-completed, job-completed; both, if left out.</param>
    /// <exception cref="ArgumentException">It is no address for a webhook, no event of CircleCI's, or one webhook too many.</exception>
    public SandboxProject HasWebhook(Uri url, string secret = "", params string[] events)
    {
        if (!url.IsAbsoluteUri || !Webhook.CanBeCalled(url))
            throw new ArgumentException($"'{url}' is no address for a webhook: use https, or http on this machine.", nameof(url));
        if (events.FirstOrDefault(e => !Webhook.AllEvents.Contains(e)) is { } unknown)
            throw new ArgumentException($"'{unknown}' is no event of a webhook: use {string.Join(" or ", Webhook.AllEvents)}.", nameof(events));
        lock (World.Gate)
        {
            World.CatchUp();
            if (Webhooks.Count == Webhook.MaxPerProject)
                throw new ArgumentException($"{Slug} has {Webhook.MaxPerProject} webhooks already; a project cannot have more.", nameof(url));
            Webhooks.Add(new Webhook(this, $"webhook {Webhooks.Count + 1}", url, events.Length > 0 ? events : Webhook.AllEvents) { Secret = secret });
        }

        return this;
    }
}
