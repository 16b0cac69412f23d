using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests;

/// <summary>What a user's compiler takes of what one call gave for the next one, and what it refuses.</summary>
public class PassingOn
{
    private const string Parameters = """
        CircleCiClient circle, Pipeline pipeline, PipelineCreation created, PipelineTriggerRunResult started, PipelineRun run, Workflow workflow, WorkflowRun ended, WorkflowRerun rerun,
        WorkflowJob job, Job details, JobSummary summary, PendingApproval approval, Project project, Organization organization, Collaboration collaboration, Context context,
        ContextRestriction restriction, ContextEnvironmentVariable variable, Schedule schedule, Trigger trigger, PipelineDefinition definition, Webhook webhook, OrganizationGroup group,
        User user, UsageExport export, PolicyDecisionLog decision, DeployComponent component, DeployEnvironment environment, OtelExporter exporter, UrlOrbAllowListEntry entry,
        CheckoutKey key, WebhookDelivery delivery, CircleCi.Generated.V11.Project followed, CircleCi.Generated.V11.FollowResult follow, CircleCi.Generated.V11.Build build, Guid guid, string text
        """;

    public static TheoryData<string> Accepted =>
    [
        "var end = circle.V2.Pipelines.Wait(pipeline);",
        "await circle.V2.Pipelines.WaitAsync(created);",
        "circle.V2.Pipelines.Get(started);",
        "circle.V2.Pipelines.EnumerateWorkflows(pipeline);",
        "circle.V2.Pipelines.EnumerateWorkflows(workflow.PipelineId);",
        "circle.V2.Pipelines.EnumerateWorkflows(run);",
        "circle.V2.Pipelines.Get(delivery.Pipeline);",
        "circle.V2.Pipelines.Get(guid);",
        "circle.V2.Pipelines.Get(text);",
        "circle.V2.Pipelines.Get(\"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10\");",
        "circle.V2.Workflows.Wait(workflow);",
        "circle.V2.Workflows.Wait(ended);",
        "circle.V2.Workflows.Get(rerun);",
        "circle.V2.Workflows.EnumerateJobs(delivery.Workflow);",
        "circle.V2.Workflows.Approve(approval);",
        "circle.V2.Workflows.Approve(workflow, job);",
        "circle.V2.Workflows.Rerun(workflow, new() { Jobs = { job, summary, guid, text } });",
        "circle.V2.Jobs.EnumerateTests(job);",
        "circle.V2.Jobs.EnumerateTests(details, new() { PageToken = text });",
        "circle.V2.Jobs.DownloadArtifacts(job, \"folder\");",
        "await circle.V2.Jobs.DownloadArtifactsAsync(delivery, \"folder\");",
        "circle.V2.Jobs.Cancel(job); circle.V2.Jobs.CancelById(job); circle.V2.Jobs.GetById(delivery.Job!);",
        "circle.V2.Jobs.Wait(summary);",
        "circle.Logs.Read(job); circle.Logs.ReadText(details); circle.Logs.CopyTo(build, System.Console.Out);",
        "circle.V11.Builds.Get(build); circle.V11.Builds.Cancel(job); circle.V11.Builds.ListArtifacts(delivery);",
        "circle.V2.Jobs.Get(\"gh/acme/shop\", 42); circle.V2.Jobs.Get(project, job.JobNumber ?? 1);",
        "circle.V2.Projects.Get(project); circle.V2.Projects.Get(project.Id); circle.V2.Projects.Get(followed); circle.V2.Projects.Get(follow); circle.V2.Projects.Get(job.ProjectSlug); circle.V2.Projects.Get(delivery.Project);",
        "circle.V2.Pipelines.List(project.OrganizationSlug); circle.V2.Pipelines.List(pipeline.ProjectSlug.Org);",
        "circle.V2.Groups.List(organization); circle.V2.Groups.List(organization.Id); circle.V2.Groups.List(collaboration); circle.V2.Groups.List(collaboration.Id); circle.V2.Groups.List(project.OrganizationId);",
        "circle.V2.Groups.Delete(organization, group); circle.V2.Groups.Get(collaboration, group.Id);",
        "circle.V2.Contexts.Enumerate(organization); circle.V2.Contexts.Enumerate(organization.Id); circle.V2.Contexts.Enumerate(collaboration); circle.V2.Contexts.Enumerate(project.OrganizationId); circle.V2.Contexts.Enumerate(\"gh/acme\"); circle.V2.Contexts.List(guid);",
        "circle.V2.Contexts.Get(context); circle.V2.Contexts.DeleteRestriction(context, restriction); circle.V2.Contexts.DeleteRestriction(restriction); circle.V2.Contexts.DeleteEnvironmentVariable(variable);",
        "ContextOwner owner = ContextOwner.Organization(organization); owner = ContextOwner.Organization(text); owner = ContextOwner.Organization(guid); owner = ContextOwner.Organization(collaboration.Slug);",
        "circle.V2.Schedules.Get(schedule); circle.V2.Schedules.Delete(schedule.Id);",
        "circle.V2.Triggers.Delete(project, trigger); circle.V2.Triggers.Get(project.Id, trigger.Id);",
        "circle.V2.Triggers.List(project, definition); circle.V2.PipelineDefinitions.Get(project, definition.Id);",
        "circle.V2.Pipelines.TriggerRun(project, new() { DefinitionId = definition });",
        "circle.V2.Webhooks.Get(webhook); circle.V2.Webhooks.Get(delivery.Webhook); var scope = new WebhookCreateScope { Id = project };",
        "circle.V2.Users.Get(user); circle.V2.Users.Get(workflow.StartedBy);",
        "circle.V2.Usage.GetExport(organization, export); circle.V2.Usage.DownloadExport(organization, export, \"folder\");",
        "circle.V2.OidcClaims.GetForProject(organization, project);",
        "circle.V2.Policies.GetDecision(organization, \"config\", decision);",
        "circle.V2.Deploys.GetComponent(component); circle.V2.Deploys.GetEnvironment(environment); circle.V2.Deploys.ListComponents(organization, new() { ProjectId = project });",
        "circle.V2.OtelExporters.Delete(exporter); circle.V2.OtelExporters.Create(new() { OrgId = organization, Endpoint = text, Protocol = OtelExporterProtocol.Http });",
        "circle.V2.Organizations.DeleteUrlOrbAllowListEntry(organization, entry);",
        "circle.V2.CheckoutKeys.Delete(project, key); circle.V11.CheckoutKeys.Get(project, key.Fingerprint);",
        "var isSame = pipeline.Id == guid && guid == pipeline.Id && pipeline.Id == workflow.PipelineId && workflow.CanceledBy == user.Id;",
        "Guid id = pipeline.Id; ProjectSlug slug = guid; slug = new ProjectSlug(\"gh\", \"acme\", \"shop\"); var (vcs, org, name) = slug;",
    ];

    public static TheoryData<string> Refused =>
    [
        "circle.V2.Pipelines.Get(workflow);",
        "circle.V2.Pipelines.Get(workflow.Id);",
        "circle.V2.Pipelines.Wait(job);",
        "circle.V2.Pipelines.Get(project);",
        "circle.V2.Workflows.Get(pipeline);",
        "circle.V2.Workflows.Wait(pipeline.Id);",
        "circle.V2.Workflows.Wait(run);",
        "circle.V2.Jobs.GetById(workflow);",
        "circle.V2.Jobs.EnumerateTests(workflow);",
        "circle.V2.Jobs.GetById(details);",
        "circle.V2.Groups.List(project);",
        "circle.V2.Groups.List(project.Id);",
        "circle.V2.Groups.Delete(group, organization);",
        "circle.V2.Contexts.Get(organization);",
        "circle.V2.Triggers.Delete(trigger, project);",
        "circle.V2.Projects.Get(organization);",
        "circle.V2.Projects.Get(pipeline);",
        "circle.V2.Organizations.Get(project);",
        "circle.V2.Users.Get(organization.Id);",
        "var isSame = pipeline.Id == workflow.Id;",
        "PipelineId id = workflow.Id;",
        "circle.V2.Workflows.Rerun(workflow, new() { Jobs = { workflow } });",
        "circle.V2.Contexts.Enumerate(project);",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Compiles(string statement)
    {
        Assert.Empty(Errors(statement, ""));
        Assert.Empty(Errors(statement, "netstandard2.0"));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Does_not_compile_where_it_is_the_id_of_something_else(string statement)
    {
        Assert.All(Errors(statement, "").Concat(Errors(statement, "netstandard2.0")), e => Assert.Contains(e.Id, (string[])["CS0019", "CS0029", "CS0034", "CS1503", "CS1950", "CS7036"]));
        Assert.NotEmpty(Errors(statement, ""));
        Assert.NotEmpty(Errors(statement, "netstandard2.0"));
    }

    private static IReadOnlyList<Diagnostic> Errors(string statement, string folder) => UserProgram.Errors(Parameters, statement, folder);
}
