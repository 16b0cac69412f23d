namespace CircleCi.Generated.V2;

public partial class PipelineDefinitionUpdateRequest
{
    /// <summary>Omits a checkout source that cannot be changed: only repositories of these providers can be.</summary>
    partial void Complete(PipelineDefinition source)
    {
        if (CheckoutSource?.Provider?.Value is not (IntegrationProvider.Values.GitHubApp or IntegrationProvider.Values.GitHubServer) || string.IsNullOrEmpty(CheckoutSource.Repo?.ExternalId))
            CheckoutSource = null;
    }
}
