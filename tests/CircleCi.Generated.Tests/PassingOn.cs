using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests;

/// <summary>What a call gave, or a webhook brought, is given to the next call, and the wire has its id.</summary>
public class PassingOn
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";
    private const string Other = "5034460f-c7c4-4c43-9457-de07e2029e7b";

    private static readonly WorkflowJob Job = Read<WorkflowJob>($$"""{"id":"{{Id}}","name":"test","type":"build","status":"failed","job_number":42,"project_slug":"gh/acme/shop"}""");

    public static TheoryData<string> Jobs => [.. References.Keys];

    private static Dictionary<string, Func<JobReference>> References { get; } = new()
    {
        ["a job of a workflow"] = () => Job,
        ["a job"] = () => Read<Job>("""{"number":42,"name":"test","project":{"slug":"gh/acme/shop"}}"""),
        ["a build of v1.1"] = () => Read<V11.Build>("""{"build_num":42,"vcs_type":"github","username":"acme","reponame":"shop","vcs_url":"https://github.com/acme/shop"}"""),
        ["the details of a build of v1.1"] = () => Read<V11.BuildDetails>("""{"build_num":42,"vcs_type":"github","username":"acme","reponame":"shop","vcs_url":"https://github.com/acme/shop"}"""),
        ["a build of v1"] = () => Read<V1.Build>("""{"build_num":42,"username":"acme","reponame":"shop","vcs_url":"https://github.com/acme/shop"}"""),
        ["the details of a build of v1"] = () => Read<V1.BuildDetails>("""{"build_num":42,"username":"acme","reponame":"shop","vcs_url":"https://github.com/acme/shop"}"""),
        ["a webhook's delivery"] = () => Read<Generated.Webhooks.WebhookDelivery>("""{"type":"job-completed","project":{"slug":"gh/acme/shop"},"job":{"number":42,"name":"test"}}"""),
        ["its text"] = () => JobReference.Parse("gh/acme/shop/42"),
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Of_jobs_is_a_project_and_a_number(string kind)
    {
        var job = References[kind]();
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Equal(new JobReference("gh/acme/shop", 42), job);
        circle.V2.Jobs.Get(job);
        await circle.V2.Jobs.CancelAsync(job);
        Assert.Empty(circle.V2.Jobs.EnumerateTests(job));
        Assert.Empty(circle.V2.Jobs.EnumerateArtifacts(job));
        Assert.Empty(await circle.V2.Jobs.DownloadArtifactsAsync(job, "folder"));
        Assert.Equal("", circle.Logs.ReadText(job));
        circle.V11.Builds.Get(job);
        circle.V11.Builds.Cancel(job);

        Assert.Equal(
            [
                "GET /api/v2/project/gh/acme/shop/job/42", "POST /api/v2/project/gh/acme/shop/job/42/cancel", "GET /api/v2/project/gh/acme/shop/42/tests",
                "GET /api/v2/project/gh/acme/shop/42/artifacts", "GET /api/v2/project/gh/acme/shop/42/artifacts", "GET /api/v1.1/project/github/acme/shop/42",
                "GET /api/v1.1/project/github/acme/shop/42", "POST /api/v1.1/project/github/acme/shop/42/cancel",
            ],
            wire.Requests.Select(r => $"{r.Method} {r.Path}"));
    }

    [Fact]
    public void Of_jobs_of_which_only_the_project_s_id_is_known_goes_by_that()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var job = Read<JobSummary>($$"""{"id":"{{Id}}","name":"test","job_number":42,"project_id":"{{Other}}"}""");

        circle.V2.Jobs.Get(job);
        circle.V2.Jobs.GetById(job);

        Assert.Equal([$"/api/v2/project/{Other}/job/42", $"/api/v2/jobs/{Id}"], wire.Requests.Select(r => r.Path));
        Assert.Contains($"'{Other}' is a project ID", Assert.Throws<ArgumentException>(() => circle.V11.Builds.Get(job)).Message);
    }

    [Fact]
    public void Of_jobs_without_a_number_says_why_there_is_none()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var hold = Read<WorkflowJob>($$"""{"id":"{{Id}}","name":"hold","type":"approval","project_slug":"gh/acme/shop"}""");

        Assert.All(new Action[] { () => circle.V2.Jobs.Get(hold), () => circle.V2.Jobs.EnumerateTests(hold), () => circle.Logs.Read(hold), () => circle.V2.Jobs.DownloadArtifacts(hold, "folder") }, call =>
            Assert.StartsWith("The job hold has no number: it is an approval, or has not begun.", Assert.Throws<ArgumentException>(call).Message));
        Assert.Contains("The delivery is a workflow-completed event, which has no job; check its Type first.", Assert.Throws<ArgumentException>(() => circle.V2.Jobs.Get(Read<Generated.Webhooks.WebhookDelivery>("""{"type":"workflow-completed"}"""))).Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Of_pipelines_workflows_and_approvals_is_their_id()
    {
        using var wire = new Wire(json: $$"""{"workflow_id":"{{Id}}"}""");
        using var circle = wire.Client();
        var workflow = Read<Workflow>($$"""{"id":"{{Id}}","pipeline_id":"{{Other}}","project_slug":"gh/acme/shop"}""");
        var hold = Read<WorkflowJob>($$"""{"id":"{{Other}}","name":"hold","type":"approval","project_slug":"gh/acme/shop"}""");

        circle.V2.Pipelines.GetConfig(Read<PipelineCreation>($$"""{"id":"{{Other}}"}"""));
        circle.V2.Pipelines.GetConfig(PipelineTriggerRunResult.FromPipelineCreation(Read<PipelineCreation>($$"""{"id":"{{Other}}"}""")));
        circle.V2.Pipelines.GetConfig(workflow.PipelineId);
        circle.V2.Pipelines.GetConfig(new PipelineRun { Pipeline = new() { Id = Other } });
        circle.V2.Pipelines.GetConfig(Read<Generated.Webhooks.WebhookDelivery>($$$"""{"pipeline":{"id":"{{{Other}}}"}}""").Pipeline);
        circle.V2.Workflows.Cancel(workflow);
        circle.V2.Workflows.Cancel(new WorkflowRun { Workflow = workflow });
        circle.V2.Workflows.Approve(new PendingApproval { Workflow = workflow, Job = hold });
        await circle.V2.Workflows.ApproveAsync(workflow, hold);
        circle.V2.Workflows.Rerun(workflow, new() { Jobs = { Job, Other } });
        circle.V2.Pipelines.List(workflow.ProjectSlug.Org);

        Assert.Equal(
            [
                .. Enumerable.Repeat($"/api/v2/pipeline/{Other}/config", 5), .. Enumerable.Repeat($"/api/v2/workflow/{Id}/cancel", 2),
                .. Enumerable.Repeat($"/api/v2/workflow/{Id}/approve/{Other}", 2), $"/api/v2/workflow/{Id}/rerun", "/api/v2/pipeline",
            ],
            wire.Requests.Select(r => r.Path));
        Assert.Equal($$"""{"jobs":["{{Id}}","{{Other}}"]}""", wire.Requests[^2].Body);
        Assert.Equal(["org-slug=gh/acme"], wire.Requests[^1].Query);
        Assert.Contains("No pipeline was started; CircleCI says: skipped", Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.GetConfig(PipelineTriggerRunResult.FromMessageResponse(new() { Message = "skipped" }))).Message);
        Assert.Throws<ArgumentNullException>(() => circle.V2.Workflows.Approve(null!));
    }

    [Fact]
    public void Of_organizations_and_projects_is_their_id_or_slug_as_the_call_takes_it()
    {
        using var wire = new Wire(json: """{"items":[]}""");
        using var circle = wire.Client();
        var organization = Read<Organization>($$"""{"id":"{{Id}}","slug":"gh/acme"}""");
        var collaboration = Read<Collaboration>($$"""{"id":"{{Id}}","slug":"gh/acme"}""");
        var project = Read<Project>($$"""{"id":"{{Other}}","slug":"gh/acme/shop","organization_id":"{{Id}}","organization_slug":"gh/acme"}""");

        circle.V2.Groups.List(organization);
        circle.V2.Groups.List(organization.Id);
        circle.V2.Groups.List(collaboration);
        circle.V2.Groups.List(collaboration.Id);
        circle.V2.Groups.List(project.OrganizationId);
        circle.V2.OidcClaims.GetForProject(organization, project);
        circle.V2.Usage.GetExport(organization, Read<UsageExport>($$"""{"usage_export_job_id":"{{Other}}"}"""));
        circle.V2.PipelineDefinitions.List(project);
        circle.V2.Schedules.List(project);
        circle.V2.Organizations.Get(collaboration);
        circle.V2.Projects.Get(project.Id);
        circle.V2.Contexts.List(organization);
        circle.V2.Contexts.List(organization.Id);
        circle.V2.Contexts.DeleteRestriction(Read<ContextRestriction>($$"""{"id":"{{Id}}","context_id":"{{Other}}"}"""));
        circle.V2.Contexts.DeleteEnvironmentVariable(Read<ContextEnvironmentVariable>($$"""{"variable":"TOKEN","context_id":"{{Other}}"}"""));
        circle.V2.CheckoutKeys.Delete(project, Read<CheckoutKey>("""{"fingerprint":"c9:0b"}"""));

        Assert.Equal(
            [
                .. Enumerable.Repeat($"/api/v2/organizations/{Id}/groups", 5), $"/api/v2/org/{Id}/project/{Other}/oidc-custom-claims", $"/api/v2/organizations/{Id}/usage_export_job/{Other}",
                $"/api/v2/projects/{Other}/pipeline-definitions", "/api/v2/project/gh/acme/shop/schedule", "/api/v2/organization/gh%2Facme", $"/api/v2/project/{Other}", "/api/v2/context", "/api/v2/context",
                $"/api/v2/context/{Other}/restrictions/{Id}", $"/api/v2/context/{Other}/environment-variable/TOKEN", "/api/v2/project/gh/acme/shop/checkout-key/c9%3A0b",
            ],
            wire.Requests.Select(r => r.Path));
        Assert.Equal(["owner-slug=gh/acme"], wire.Requests[11].Query);
        Assert.Equal([$"owner-id={Id}"], wire.Requests[12].Query);
    }

    [Theory]
    [InlineData("""{"vcs_url":"//circleci.com/8mNgiNk/5vYXq","vcs_type":"circleci","username":"Acme Inc","reponame":"my shop"}""", "circleci/8mNgiNk/5vYXq")]
    [InlineData("""{"vcs_url":"https://github.com/acme/shop","vcs_type":"github","username":"acme","reponame":"shop"}""", "gh/acme/shop")]
    [InlineData("""{"vcs_url":"https://bitbucket.org/acme/shop","vcs_type":"bitbucket","username":"acme","reponame":"shop"}""", "bb/acme/shop")]
    [InlineData("""{"vcs_url":"https://github.example.com/acme/shop","vcs_type":"github","username":"acme","reponame":"shop"}""", "gh/acme/shop")]
    [InlineData("""{"vcs_url":"https://github.com/acme/shop"}""", "gh/acme/shop")]
    public void Of_followed_projects_of_v1_1_is_their_slug(string json, string slug)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var project = Read<V11.Project>(json);

        circle.V2.Projects.Get(project);

        Assert.Equal(slug, project.Slug.ToString());
        Assert.Equal($"/api/v2/project/{slug}", wire.Request.Path);
        Assert.Equal(project.Slug, (ProjectSlug)Read<V11.FollowResult>(json.Replace("\"vcs_type\":\"github\",", "").Replace("github.example.com", "github.com")));
    }

    [Fact]
    public void Of_projects_that_do_not_tell_their_slug_is_refused()
    {
        Assert.True(new V11.Project().Slug.IsEmpty);
        Assert.Contains("has no slug", Assert.Throws<ArgumentException>(() => { ProjectSlug slug = new V11.Project(); }).Message);
    }

    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json)!;
}
