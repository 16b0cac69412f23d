using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>What CircleCI sends otherwise than it describes it: real payloads, shortened, read in every way there is.</summary>
public class Quirks
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    private static readonly DateTimeOffset Spring = new(2023, 4, 14, 21, 20, 14, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created-at":"#joda/inst 2023-04-14T21:20:14+0000"}""")]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created-at":"#inst \"2023-04-14T21:20:14+0000\""}""")]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created_at":"2023-04-14T21:20:14Z"}""")]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created_at":"2023-04-14T23:20:14.000+02:00"}""")]
    public void Times_of_project_variables_come_as_clojure_prints_them_or_as_rfc_3339(string json) =>
        Assert.All(Ways.Read<EnvironmentVariable>(json), v => Assert.Equal((Spring, "xxxx1234"), (v.CreatedAt, v.Value)));

    [Theory]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created-at":null}""")]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234","created-at":""}""")]
    [InlineData("""{"name":"TOKEN","value":"xxxx1234"}""")]
    public void Times_of_old_things_are_null_empty_or_missing(string json) =>
        Assert.All(Ways.Read<EnvironmentVariable>(json), v => Assert.Null(v.CreatedAt));

    [Theory]
    [InlineData("""{"public-key":"ssh-rsa AAAA","type":"deploy-key","fingerprint":"c9:0b","preferred":true,"created-at":"2023-04-14T21:20:14.000Z"}""")]
    [InlineData("""{"public_key":"ssh-rsa AAAA","type":"deploy-key","fingerprint":"c9:0b","preferred":true,"created_at":"2023-04-14T21:20:14.000Z"}""")]
    public void Checkout_keys_are_described_with_hyphens_and_sent_with_underscores(string json) =>
        Assert.All(Ways.Read<CheckoutKey>(json), k =>
        {
            Assert.Equal(("ssh-rsa AAAA", Spring), (k.PublicKey, k.CreatedAt));
            Assert.Equal(["created-at", "fingerprint", "preferred", "public-key", "type"], JObject.Parse(k.ToString()).Properties().Select(p => p.Name).Order());
        });

    [Fact]
    public void Flaky_tests_are_sent_with_underscores_and_without_a_source()
    {
        const string json = """
            {"flaky_tests":[{"time_wasted":7,"workflow_created_at":"2023-04-14T21:20:14Z","workflow_id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","classname":"Cart",
              "pipeline_number":12,"workflow_name":"build","test_name":"adds up","job_name":"test","job_number":34,"times_flaked":3,"source":null,"file":null}],"total_flaky_tests":1}
            """;

        Assert.All(Ways.Read<InsightsFlakyTests>(json), response =>
        {
            var test = Assert.Single(response.FlakyTests);
            Assert.Equal(("adds up", 34L, 3L, TimeSpan.FromSeconds(7), Spring), (test.TestName, test.JobNumber, test.TimesFlaked, test.TimeWasted, test.WorkflowCreatedAt));
            Assert.Null(test.Source);
            Assert.Empty(test.AdditionalProperties);
        });
    }

    [Theory]
    [InlineData("vcs-type")]
    [InlineData("vcs_type")]
    public void Collaborations_have_either_spelling_and_no_id_for_some(string key)
    {
        using var wire = new Wire(json: $$"""[{"{{key}}":"github","slug":"gh/acme","name":"acme","id":null,"avatar_url":"https://avatars.test/1"}]""");
        using var circle = wire.Client();

        var organization = Assert.Single(circle.V2.Users.ListCollaborations());

        Assert.Equal(("github", "gh/acme"), (organization.VcsType, organization.Slug));
        Assert.True(organization.Id.IsEmpty);
    }

    [Theory]
    [InlineData('_')]
    [InlineData('-')]
    public void Webhooks_are_sent_with_hyphens_and_come_with_underscores_or_as_they_were_described_before(char between)
    {
        var json = $$"""
            {"id":"{{Id}}","name":"deploys","url":"https://example.org/hook","verify{{between}}tls":true,"signing{{between}}secret":"****6a10",
             "events":["workflow-completed"],"scope":{"id":"{{Id}}","type":"project"},"created{{between}}at":"2023-04-14T21:20:14Z","updated{{between}}at":"2023-04-14T21:20:15Z"}
            """;

        Assert.All(Ways.Read<Webhook>(json), hook =>
        {
            Assert.True(hook.VerifyTls);
            Assert.Equal("****6a10", hook.SigningSecret);
            Assert.Equal((Spring, Spring.AddSeconds(1)), (hook.CreatedAt, hook.UpdatedAt));
            Assert.Empty(hook.AdditionalProperties);
            Assert.Contains("\"verify_tls\":true", hook.ToString());
        });
    }

    [Fact]
    public void Jobs_that_wait_have_neither_times_nor_an_executor()
    {
        const string json = """{"name":"test","number":9,"status":"queued","started_at":null,"queued_at":"","duration":null,"executor":{"resource_class":null},"parallel_runs":[],"stopped_at":null}""";

        Assert.All(Ways.Read<Job>(json), job =>
        {
            Assert.Equal(JobStatus.Queued, job.Status);
            Assert.True(job is { StartedAt: null, QueuedAt: null, StoppedAt: null, Duration: null });
            Assert.NotNull(job.Executor);
        });
    }

    [Theory]
    [InlineData("""{"job_number":null,"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","name":"hold","type":"approval","status":"on_hold","started_at":null,"approval_request_id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""")]
    [InlineData("""{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","name":"hold","type":"approval","status":"on_hold"}""")]
    public void Approvals_have_no_number(string json) =>
        Assert.All(Ways.Read<WorkflowJob>(json), job => Assert.Equal((null, null, WorkflowJobType.Approval), (job.JobNumber, job.StartedAt, job.Type)));

    [Theory]
    [InlineData("0.25")]
    [InlineData("\"0.25\"")]
    [InlineData("2.5E-1")]
    public void Run_times_of_tests_are_numbers_or_texts(string number) =>
        Assert.All(
            Ways.Read<TestResult>($$"""{"classname":"Cart","name":"adds up","result":"error","run_time":{{number}},"file":null,"message":null}"""),
            test => Assert.Equal((TimeSpan.FromSeconds(0.25), null, null, "error"), (test.RunTime, test.File, test.Message, test.Result.Value)));

    [Fact]
    public void Numbers_can_be_texts_and_texts_numbers() =>
        Assert.All(
            Ways.Read<Pipeline>($$"""{"id":"{{Id}}","number":"12","project_slug":34,"state":5}"""),
            pipeline => Assert.Equal((12L, "34", "5"), (pipeline.Number, pipeline.ProjectSlug.ToString(), pipeline.State.Value)));

    [Fact]
    public void Pipelines_of_the_github_app_have_no_vcs_but_may_have_warnings_of_kinds_that_nobody_describes()
    {
        const string json = $$$"""
            {"id":"{{{Id}}}","number":12,"state":"created","vcs":null,"warnings":[{"type":"deprecation","message":"old image"}],
             "trigger":{"type":"github_app","actor":{"login":"ada","avatar_url":null}},
             "trigger_parameters":{"git":{"branch":"main","checkout_sha":"ab12"},"circleci":{"event_time":"2023-04-14 21:20:14.5 +0000 UTC","actor_id":"{{{Id}}}"},"shards":4,"full":true,"channel":"stable"}}
            """;

        Assert.All(Ways.Read<Pipeline>(json), pipeline =>
        {
            Assert.Null(pipeline.Vcs);
            Assert.Equal("github_app", pipeline.Trigger.Type.Value);
            Assert.Equal(("deprecation", "old image"), (Assert.Single(pipeline.Warnings).Type.Value, pipeline.Warnings[0].Message));
            Assert.True(pipeline.TriggerParameters["git"].TryGetObject(out var git) && (string?)git["branch"] == "main");
            Assert.True(pipeline.TriggerParameters["shards"].TryGetInteger(out var shards) && shards == 4);
            Assert.Equal("2023-04-14 21:20:14.5 +0000 UTC", (string?)pipeline.TriggerParameters["circleci"].Json["event_time"]);
            Assert.Equal(JObject.Parse(json).Properties().Select(p => p.Name).Except(["vcs"]).Order(), JObject.Parse(pipeline.ToString()).Properties().Select(p => p.Name).Order());
        });
    }

    [Fact]
    public void Values_of_pipelines_may_be_any_json_since_2026()
    {
        const string json = """{"pipeline.number":12,"pipeline.git.branch":"main","pipeline.in_setup":false,"pipeline.event":{"a":[1.5]},"pipeline.list":[1,"b"],"pipeline.rate":0.5}""";
        using var wire = new Wire(json: json);
        using var circle = wire.Client();

        var values = circle.V2.Pipelines.GetValues(new Guid(Id));

        Assert.True(values["pipeline.number"].TryGetInteger(out var number) && number == 12);
        Assert.True(values["pipeline.git.branch"].TryGetString(out var branch) && branch == "main");
        Assert.True(values["pipeline.in_setup"].TryGetBoolean(out var isInSetup) && !isInSetup);
        Assert.Equal((1.5, "b", 0.5), ((double)values["pipeline.event"].Json["a"]![0]!, (string?)values["pipeline.list"].Json[1], (double)values["pipeline.rate"].Json));
        Assert.True(JToken.DeepEquals(JObject.Parse(json), JObject.Parse(JsonConvert.SerializeObject(values))));
    }

    [Fact]
    public void Builds_of_version_1_are_null_wherever_they_can_be()
    {
        const string json = """
            // taken from the documentation
            {"build_num":22,"status":"failed","committer_name":null,"why":"retry","dont_build":null,"retry_of":null,"retries":null,"node":null,"previous":null,
             "steps":[{"name":"configure the build","actions":[{"bash_command":null,"run_time_millis":1646,"start_time":"2013-02-12T21:33:38Z","type":"infrastructure",
               "exit_code":null,"timedout":null,"parallel":true,"failed":null,"infrastructure_fail":null,"index":0,"output_url":null}]}],}
            """;

        Assert.All(Ways.Read<V1.BuildDetails>(json), build =>
        {
            Assert.Equal((22L, "failed", null, null), (build.BuildNumber, build.Status!.Value.Value, build.DontBuild, build.RetryOf));
            Assert.Empty(build.Node);
            Assert.Empty(build.Retries);
            Assert.Null(build.Steps[0].Actions[0].ExitCode);
        });
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("23", 1)]
    [InlineData("[23,24]", 2)]
    [InlineData("[null,24]", 1)]
    [InlineData("null", 0)]
    public void Lists_come_as_their_only_element_too_or_as_false_for_none(string retries, int count) =>
        Assert.All(Ways.Read<V1.BuildDetails>($$"""{"build_num":22,"retries":{{retries}}}"""), build => Assert.Equal(count, build.Retries.Count));

    [Fact]
    public void Branches_of_version_1_stand_under_their_encoded_names() =>
        Assert.All(
            Ways.Read<V11.Project>("""{"reponame":"shop","branches":{"feature%2Fgift-cards":{"pusher_logins":["ada"]},"main":{"pusher_logins":[]}}}"""),
            project =>
            {
                Assert.Equal("ada", Assert.Single(project.FindBranch("feature/gift-cards")!.PusherLogins));
                Assert.NotNull(project.FindBranch("main"));
                Assert.Null(project.FindBranch("gone"));
            });

    [Theory]
    [InlineData("""{"followed":true,"first_build":{"build_num":1}}""")]
    [InlineData("""{"following":true}""")]
    public void Following_is_told_by_either_word(string json) => Assert.All(Ways.Read<V11.FollowResult>(json), result => Assert.True(result.IsFollowed));

    [Fact]
    public void Keys_of_ssh_are_answered_with_nothing()
    {
        using var wire = new Wire(json: "");
        using var circle = wire.Client();

        circle.V11.SshKeys.Delete("gh/acme/shop", new V11.SshKeyDeleteRequest { Hostname = "example.org", Fingerprint = "c9:0b" });

        Assert.Equal(("DELETE", """{"fingerprint":"c9:0b","hostname":"example.org"}"""), (wire.Request.Method, wire.Request.Body));
    }

    [Fact]
    public void Success_of_version_1_can_be_an_error()
    {
        using var wire = new Wire(json: """{"message":"You must be a member of this organization."}""");
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V11.Builds.Get("gh/acme/shop", 22));

        Assert.Equal("GET /api/v1.1/project/github/acme/shop/22: 200 OK, but with only a message: You must be a member of this organization.", e.Message);
    }

    [Fact]
    public void Success_of_version_1_can_be_an_error_where_a_list_is_described()
    {
        using var wire = new Wire(json: """{"message":"Project not found"}""");
        using var circle = wire.Client();

        Assert.Contains("Project not found", Assert.ThrowsAny<CircleCiException>(() => circle.V11.Builds.ListArtifacts("gh/acme/shop", 22)).Message);
        Assert.Contains("Project not found", Assert.ThrowsAny<CircleCiException>(() => circle.V11.Builds.EnumerateArtifacts("gh/acme/shop", 22).ToList()).Message);
    }

    [Fact]
    public void Changing_a_variable_is_answered_with_it_or_with_a_message()
    {
        using var variable = new Wire(json: $$"""{"variable":"TOKEN","context_id":"{{Id}}","created_at":"2023-04-14T21:20:14Z","updated_at":"2023-04-14T21:20:14Z"}""");
        using var message = new Wire(json: """{"message":"Environment variable added."}""");
        using var first = variable.Client();
        using var second = message.Client();
        var request = new ContextEnvironmentVariableSetRequest { Value = "s" };

        Assert.True(first.V2.Contexts.SetEnvironmentVariable(Guid.Parse(Id), "TOKEN", request).TryGetContextEnvironmentVariable(out var set) && set.Variable == "TOKEN");
        Assert.True(second.V2.Contexts.SetEnvironmentVariable(Guid.Parse(Id), "TOKEN", request).TryGetMessageResponse(out var said) && said.Message == "Environment variable added.");
    }

    [Theory]
    [InlineData("{:message \"Not found\", :build_num 22}", "application/edn", "is Clojure EDN, not JSON")]
    [InlineData("<!DOCTYPE html><html><body>Checking your browser</body></html>", "text/html", "is a web page, not JSON")]
    [InlineData("{\"id\":\"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10\",\"login\":\"ad", "application/json", "is truncated")]
    [InlineData("Service is being upgraded.", "text/plain", "is not JSON")]
    public void What_is_no_json_is_told_as_what_it_is_with_its_type_and_beginning(string body, string contentType, string what)
    {
        using var wire = new Wire(json: body + new string(' ', 500), contentType: contentType);
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.Contains(what, e.Message);
        Assert.Contains($"({contentType}", e.Message);
        Assert.Contains(body, e.Message);
    }

    [Fact]
    public void A_long_answer_that_is_no_json_is_shown_by_its_first_200_characters()
    {
        using var wire = new Wire(json: "<html>" + new string('x', 5000), contentType: "text/html");
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.EndsWith("It begins: <html>" + new string('x', 194) + "...", e.Message);
        Assert.Equal(5006, e.ResponseBody!.Length);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_passed_over() =>
        Assert.All(
            Ways.Read<V11.BuildDetails>("/* v1.1 */ {\"build_num\": 22, // the number\n \"branch\": /* which */ \"main\", \"messages\": [\"a\", /* b */ ], \"x\": [1, /* d */], } // end"),
            build => Assert.Equal((22L, "main", 1, "[1]"), (build.BuildNumber, build.Branch, build.Messages.Count, build.AdditionalProperties["x"]!.ToString(Newtonsoft.Json.Formatting.None))));

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        using var wire = new Wire(json: "\uFEFF{\"login\":\"ada\"}");
        using var circle = wire.Client();

        Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
    }
}
