using CircleCi.Generated.Testing.Webhooks;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<Webhook> Webhooks { get; } = [];

    /// <summary>Adds a webhook, which is actually called when a workflow or job ends from now on. <see cref="CircleCiSandbox.DeliverWebhooksAsync"/> waits for that.</summary>
    /// <param name="url">The local address at which the test listens; http is allowed.</param>
    /// <param name="secret">The signing secret; no signature if null.</param>
    /// <param name="events">workflow-completed, job-completed; both by default.</param>
    /// <exception cref="ArgumentException">The address or an event is not valid, or the project has too many webhooks.</exception>
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
