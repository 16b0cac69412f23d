namespace CircleCi.Generated.V2;

public partial class PipelineDefinitionUpdateRequest
{
    /// <summary>Leaves out a checkout source that can only be read: the repository of another provider than these cannot be changed.</summary>
    partial void Complete(PipelineDefinition source)
    {
        if (CheckoutSource?.Provider?.Value is not (IntegrationProvider.Values.GitHubApp or IntegrationProvider.Values.GitHubServer) || string.IsNullOrEmpty(CheckoutSource.Repo?.ExternalId))
            CheckoutSource = null;
    }
}
