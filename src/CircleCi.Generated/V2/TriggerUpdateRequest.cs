namespace CircleCi.Generated.V2;

public partial class TriggerUpdateRequest
{
    /// <summary>Leaves out what CircleCI refuses for the kind of source that the trigger has.</summary>
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
