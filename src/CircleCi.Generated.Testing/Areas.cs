using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>The areas that are alive.</summary>
internal static class Areas
{
    public static Handlers Handlers(SandboxWorld world)
    {
        var on = new Handlers();
        Users.UsersApi.Map(on);
        Projects.ProjectsApi.Map(on);
        Pipelines.PipelinesApi.Map(on);
        Workflows.WorkflowsApi.Map(on);
        Jobs.JobsApi.Map(on);
        Builds.BuildsApi.Map(on);
        Webhooks.WebhooksApi.Map(on);
        PipelineDefinitions.PipelineDefinitionsApi.Map(on);
        Triggers.TriggersApi.Map(on);
        Deploys.DeploysApi.Map(on);
        Rollbacks.RollbacksApi.Map(on);
        Usage.UsageApi.Map(on);
        Insights.InsightsApi.Map(on);
        Contexts.ContextsApi.Map(on);
        EnvironmentVariables.EnvironmentVariablesApi.Map(on);
        CheckoutKeys.CheckoutKeysApi.Map(on);
        SshKeys.SshKeysApi.Map(on);
        Schedules.SchedulesApi.Map(on);
        Groups.GroupsApi.Map(on);
        OidcClaims.OidcClaimsApi.Map(on);
        Policies.PoliciesApi.Map(on);
        Organizations.OrganizationsApi.Map(on);
        OtelExporters.OtelExportersApi.Map(on);
        return on;
    }
}
