namespace CircleCi.Generated.V2;

public partial class PipelineDefinitionUpdateRequest
{
    /// <summary>Omits a read-only checkout source: a repository of any other provider cannot be changed.</summary>
    partial void Complete(PipelineDefinition source)
    {
        if (CheckoutSource?.Provider?.Value is not (IntegrationProvider.Values.GitHubApp or IntegrationProvider.Values.GitHubServer) || string.IsNullOrEmpty(CheckoutSource.Repo?.ExternalId))
            CheckoutSource = null;
    }
}
