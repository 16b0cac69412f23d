using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

public class Models
{
    [Fact]
    public void Never_have_null_lists_maps_texts_or_promised_objects()
    {
        var pipeline = JsonConvert.DeserializeObject<Pipeline>("""{"errors":null,"trigger":null,"project_slug":null}""")!;

        Assert.Empty(pipeline.Errors);
        Assert.Empty(pipeline.TriggerParameters);
        Assert.Equal("", pipeline.ProjectSlug.ToString());
        Assert.Equal("", pipeline.Trigger.Actor.Login);
        Assert.Equal(0, pipeline.Number);
        Assert.Equal("", pipeline.State.Value);
        Assert.Null(pipeline.Vcs);
    }

    [Fact]
    public void Keep_members_that_they_do_not_know_and_write_them_back_in_order()
    {
        const string json = """{"message":"ok","zeta":1,"alpha":{"b":[true,null]},"mid":"2024-01-01T00:00:00Z"}""";
        using var wire = new Wire(json: json);
        using var circle = wire.Client();

        var response = circle.V2.Workflows.Cancel(Guid.NewGuid());

        Assert.Equal("ok", response.Message);
        Assert.Equal(["zeta", "alpha", "mid"], response.AdditionalProperties.Keys);
        Assert.Equal(json, response.ToString());
    }

    [Fact]
    public void Of_requests_send_nothing_that_was_not_set()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        circle.V2.Schedules.Update(Guid.NewGuid(), new ScheduleUpdateRequest { Name = "nightly" });

        Assert.Equal("""{"name":"nightly"}""", wire.Request.Body);
    }

    [Fact]
    public void Of_requests_do_not_send_a_list_that_was_only_looked_at_but_do_send_an_empty_one_that_was_set()
    {
        var lookedAt = new WorkflowRerunRequest();
        Assert.Empty(lookedAt.Jobs);
        var cleared = new ProjectSettingsUpdateRequest { Advanced = new() { PrOnlyBranchOverrides = [] } };

        Assert.Equal("{}", lookedAt.ToString());
        Assert.Equal("""{"advanced":{"pr_only_branch_overrides":[]}}""", cleared.ToString());
        Assert.Equal("""{"advanced":{"pr_only_branch_overrides":[]}}""", JsonConvert.DeserializeObject<ProjectSettingsUpdateRequest>(cleared.ToString())!.ToString());
    }

    [Fact]
    public void Of_requests_can_be_filled_where_they_stand()
    {
        var request = new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4, ["channel"] = "nightly" } };

        Assert.True(JToken.DeepEquals(JToken.Parse("""{"branch":"main","parameters":{"deploy":true,"shards":4,"channel":"nightly"}}"""), JToken.Parse(request.ToString())));
    }

    [Fact]
    public void Of_requests_have_what_can_have_only_one_value()
    {
        var source = new GitHubAppConfigSource { Repo = new RepositoryReference { ExternalId = "1" }, FilePath = ".circleci/config.yml" };

        Assert.Equal("github_app", (string?)JObject.Parse(source.ToString())["provider"]);
    }

    [Fact]
    public void Of_requests_still_have_what_could_have_only_one_value_before_there_were_more()
    {
        var source = new RepositoryReference { ExternalId = "1" };
        var checkout = new PipelineDefinitionCreateCheckoutSource { Repo = source };
        var server = new GitHubAppConfigSource { Provider = IntegrationProvider.GitHubServer, Repo = source, FilePath = ".circleci/config.yml" };

        Assert.Equal(("github_app", "github_server"), ((string?)JObject.Parse(checkout.ToString())["provider"], (string?)JObject.Parse(server.ToString())["provider"]));
    }

    [Fact]
    public void Write_keys_exactly_as_circleci_wants_them()
    {
        // Written verify_tls, this member is dropped and TLS verification is off (CircleCI-Labs/terraform-provider-circleci, webhook.go).
        var request = new WebhookCreateRequest { VerifyTls = true, SigningSecret = "s", Name = "n", Url = "https://example.org", Events = [], Scope = new() { Id = Guid.NewGuid() } };

        Assert.Equal(["name", "signing-secret", "url", "verify-tls"], JObject.Parse(request.ToString()).Properties().Select(p => p.Name).Where(n => n is not ("events" or "scope")).Order());
    }

    [Fact]
    public void Are_read_with_comments_and_trailing_commas()
    {
        using var wire = new Wire(json: """
            // a build
            { "build_num" : 22, // its number
              "status" : "failed", /* or :success */
              "previous" : { "status" : "success", "build_num" : 21, },
            }
            """);
        using var circle = wire.Client();

        var build = circle.V11.Builds.Get("gh/circleci/mongofinil", 22);

        Assert.Equal(22, build.BuildNumber);
        Assert.Equal(BuildStatus.Failed, build.Status);
        Assert.Equal(21, build.Previous!.BuildNumber);
    }
}
