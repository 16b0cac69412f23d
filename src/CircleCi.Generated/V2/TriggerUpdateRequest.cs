namespace CircleCi.Generated.V2;

public partial class TriggerUpdateRequest
{
    /// <summary>Omits the members that CircleCI rejects for the trigger's type of source.</summary>
    partial void Complete(Trigger source)
    {
        var provider = source.EventSource?.Provider ?? default;
        var isRepository = provider.Value is not (IntegrationProvider.Values.Webhook or IntegrationProvider.Values.Schedule);
        if (isRepository)
            EventName = null;
        else
            EventPreset = null;
        if (provider.Value is IntegrationProvider.Values.GitHubOAuth)
            Disabled = null;
        if (provider.Value is not IntegrationProvider.Values.Schedule)
            Parameters = null!;
        // Where nothing is pinned there is nothing to send: a source that is the repository itself takes no ref.
        if (CheckoutRef is { Length: 0 })
            CheckoutRef = null;
        if (ConfigRef is { Length: 0 })
            ConfigRef = null;
    }
}
