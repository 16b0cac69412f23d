using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Shared;

/// <summary>What is one thing is one type, in every API and in webhooks.</summary>
public class OneThing
{
    private static readonly string[] Files = ["v1/swagger.json", "v1.1/openapi.json", "v2/openapi.json", "webhooks/openapi.json", "logs/openapi.json"];

    [Fact]
    public void A_status_of_a_webhook_is_a_status_of_the_api()
    {
        var delivery = JsonConvert.DeserializeObject<WebhookDelivery>("""{"type":"job-completed","job":{"status":"failed"},"workflow":{"status":"error"}}""")!;
        var workflow = JsonConvert.DeserializeObject<Workflow>("""{"status":"error"}""")!;
        var run = JsonConvert.DeserializeObject<InsightsWorkflowRun>("""{"status":"error"}""")!;

        Assert.True(delivery.Workflow.Status == workflow.Status && run.Status == workflow.Status);
        Assert.Equal(JobStatus.Failed, delivery.Job!.Status);
        Assert.Equal(WebhookEvent.JobCompleted, delivery.Type);
    }

    [Theory]
    [InlineData("success", true, true, false)]
    [InlineData("failed", true, false, true)]
    [InlineData("error", true, false, true)]
    [InlineData("unauthorized", true, false, true)]
    [InlineData("canceled", true, false, false)]
    [InlineData("not_run", true, false, false)]
    [InlineData("failing", false, false, false)]
    [InlineData("running", false, false, false)]
    [InlineData("on_hold", false, false, false)]
    [InlineData("paused", false, false, false)]
    public void The_status_of_a_workflow_tells_how_it_ended(string value, bool isFinal, bool isSuccess, bool isFailure)
    {
        WorkflowStatus status = value;

        Assert.Equal((isFinal, isSuccess, isFailure), (status.IsFinal, status.IsSuccess, status.IsFailure));
    }

    [Theory]
    [InlineData("success", true, true, false)]
    [InlineData("timedout", true, false, true)]
    [InlineData("infrastructure_fail", true, false, true)]
    [InlineData("terminated-unknown", true, false, true)]
    [InlineData("retried", true, false, false)]
    [InlineData("canceled", true, false, false)]
    [InlineData("running", false, false, false)]
    [InlineData("paused", false, false, false)]
    public void The_status_of_a_job_tells_how_it_ended(string value, bool isFinal, bool isSuccess, bool isFailure)
    {
        JobStatus status = value;

        Assert.Equal((isFinal, isSuccess, isFailure), (status.IsFinal, status.IsSuccess, status.IsFailure));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("gh")]
    [InlineData("GitHub")]
    [InlineData("GITHUB")]
    public void A_version_control_system_is_one_value_however_it_is_spelled(string spelled)
    {
        var project = JsonConvert.DeserializeObject<Project>($$$"""{"vcs_info":{"provider":"{{{spelled}}}"}}""")!;
        var build = JsonConvert.DeserializeObject<V11.Build>($$"""{"vcs_type":"{{spelled}}"}""")!;

        Assert.Equal(VcsType.GitHub, project.VcsInfo.Provider);
        Assert.Equal(VcsType.GitHub.GetHashCode(), build.VcsType!.Value.GetHashCode());
        Assert.Equal("github", project.VcsInfo.Provider.Value);
        // What was read is written as it came, and sent as requests want it.
        Assert.Equal(spelled, (string?)JObject.Parse(JsonConvert.SerializeObject(project))["vcs_info"]!["provider"]);
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        Assert.ThrowsAny<CircleCiException>(() => circle.V2.Organizations.Create(new() { Name = "acme", VcsType = project.VcsInfo.Provider }));
        Assert.Equal("github", (string?)JObject.Parse(wire.Requests[0].Body!)["vcs_type"]);
    }

    [Fact]
    public void An_unknown_version_control_system_stays()
    {
        var collaboration = JsonConvert.DeserializeObject<Collaboration>("""{"vcs-type":"Fossil"}""")!;

        Assert.Equal("Fossil", collaboration.VcsType.Value);
        Assert.NotEqual(VcsType.GitHub, collaboration.VcsType);
    }

    [Fact]
    public void Every_value_that_a_description_lists_is_known()
    {
        var unknown = from file in Files
                      from type in Types(file)
                      where type.Value["enum"] is not null
                      let shared = typeof(CircleCiModel).Assembly.GetType($"CircleCi.Generated.{type.Value["x-type"]}")
                      where shared is not null
                      let known = shared.GetNestedType("Values")!.GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList()
                      from value in type.Value["enum"]!.Values<string>()
                      where !known.Contains(((dynamic)Activator.CreateInstance(shared, value)!).Value)
                      select $"{type.Name} {value}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void A_value_is_switched_over_by_its_constants()
    {
        WorkflowStatus status = "failed";

        var word = status.Value switch
        {
            WorkflowStatus.Values.Success => "well",
            WorkflowStatus.Values.Failed or WorkflowStatus.Values.Error => "badly",
            _ => "not yet",
        };

        Assert.Equal("badly", word);
        Assert.True(status is { Value: WorkflowStatus.Values.Failed, IsFailure: true });
    }

    internal static IEnumerable<JProperty> Types(string file)
    {
        var document = Specs.Read(file);
        return ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties();
    }
}
