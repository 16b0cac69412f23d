using System.Text;
using CircleCi.Generated.Webhooks;

namespace CircleCi.Generated.Tests.Webhooks;

public class Deliveries
{
    private const string Id = "3888f21b-eaa7-38e3-8f3d-75a63bba8895";

    [Fact]
    public void Of_workflows_are_read()
    {
        const string body = $$$"""
            {"type":"workflow-completed","id":"{{{Id}}}","happened_at":"2021-09-01T22:49:34.317Z",
             "webhook":{"id":"{{{Id}}}","name":"Sample Webhook"},
             "workflow":{"id":"{{{Id}}}","name":"welcome","created_at":"2021-09-01T22:49:03.616Z","stopped_at":"2021-09-01T22:49:34.170Z","url":"https://app.circleci.com/x","status":"success"},
             "pipeline":{"id":"{{{Id}}}","number":130,"created_at":"2021-09-01T22:49:03.544Z","trigger":{"type":"webhook"},
               "vcs":{"provider_name":"github","origin_repository_url":"https://github.com/acme/shop","target_repository_url":"https://github.com/acme/shop","revision":"1dc6aa69",
                 "commit":{"subject":"Round totals","body":"","author":{"name":"Ada","email":"ada@acme.test"},"authored_at":"2021-09-01T22:48:53Z","committer":{"name":"Ada","email":"ada@acme.test"},"committed_at":"2021-09-01T22:48:53Z"},
                 "branch":"main"}},
             "project":{"id":"{{{Id}}}","name":"shop","slug":"github/acme/shop"},"organization":{"id":"{{{Id}}}","name":"acme"},"new_one":{"a":1}}
            """;

        var delivery = WebhookDelivery.ReadUnverified(Encoding.UTF8.GetBytes(body));

        Assert.Equal(WebhookEvent.WorkflowCompleted, delivery.Type);
        Assert.Equal(WorkflowStatus.Success, delivery.Workflow.Status);
        Assert.Equal(("main", null, "Ada"), (delivery.Pipeline.Vcs!.Branch, delivery.Pipeline.Vcs.Tag, delivery.Pipeline.Vcs.Commit.Author.Name));
        Assert.Null(delivery.Job);
        Assert.Equal(1, (int)delivery.AdditionalProperties["new_one"]!["a"]!);
    }

    [Fact]
    public void Of_jobs_of_gitlab_lack_the_commit_and_the_workflow_s_end()
    {
        const string body = $$$"""
            {"type":"job-completed","id":"{{{Id}}}","happened_at":"2021-09-01T22:49:34.279Z","job":{"status":"blocked-by-policy","id":"{{{Id}}}","name":"test","number":136,"started_at":"2021-09-01T22:49:28Z"},
             "workflow":{"id":"{{{Id}}}","name":"welcome","created_at":"2021-09-01T22:49:03.616Z","url":"https://app.circleci.com/x"},
             "pipeline":{"id":"{{{Id}}}","number":130,"trigger":{"type":"gitlab"},"trigger_parameters":{"gitlab":{"web_url":"https://gitlab.com/acme/shop","user_id":"12"},"git":{"branch":"main","checkout_sha":"ab"} } } }
            """;

        var delivery = WebhookDelivery.ReadUnverified(Encoding.UTF8.GetBytes(body));

        Assert.Equal("blocked-by-policy", delivery.Job!.Status.Value);
        Assert.Null(delivery.Job.StoppedAt);
        Assert.True(delivery.Workflow is { StoppedAt: null, Status: null });
        Assert.Null(delivery.Pipeline.Vcs);
        Assert.Equal("main", (string?)delivery.Pipeline.TriggerParameters["git"]["branch"]);
        Assert.True(delivery.Project.Slug.IsEmpty);
    }

    [Theory]
    [InlineData("hello world", "secret", "734cc62f32841568f45715aeb9f4d7891324e6d948e4c6c60c0621cdac48623a")]
    [InlineData("lalala", "another-secret", "daa220016c8f29a8b214fbfc3671aeec2145cfb1e6790184ffb38b6d0425fa00")]
    [InlineData("an-important-request-payload", "hunter123", "9be2242094a9a8c00c64306f382a7f9d691de910b4a266f67bd314ef18ac49fa")]
    [InlineData("foo", "secret", "773ba44693c7553d6ee20f61ea5d2757a9a4f4a44d2841ae4e95b52e4cd62db4")]
    [InlineData("""{"id":"3888f21b-eaa7-38e3-8f3d-75a63bba8895","type":"workflow-completed"}""", "s3cr3t", "4610a5263d0f200553a6825702021ac03c49e0c2116baa17b4a16bc33f8ee366")]
    [InlineData("""{"id":"3888f21b-eaa7-38e3-8f3d-75a63bba8895","type":"job-completed","note":"é"}""", "pässwörd", "c7788fa26549656b218f441ce1c5c8784d9f398377f31505fd43cfc3ce0249cd")]
    public void Are_signed_as_circleci_documents_it(string body, string secret, string hash)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        Assert.Equal("v1=" + hash, WebhookSignature.Compute(bytes, secret));
        Assert.True(WebhookSignature.IsValid($"v1={hash}", bytes, secret));
        Assert.True(WebhookSignature.IsValid($"v2=abc, v1={hash}", bytes, secret));
        Assert.False(WebhookSignature.IsValid($"v1={hash}", bytes, secret + "x"));
        Assert.False(WebhookSignature.IsValid($"v1={hash[..^1]}", bytes, secret));
        Assert.False(WebhookSignature.IsValid($"v1={hash.ToUpperInvariant()}", bytes, secret));
        Assert.False(WebhookSignature.IsValid($"v2={hash}", bytes, secret));
        Assert.False(WebhookSignature.IsValid(hash, bytes, secret));
        Assert.False(WebhookSignature.IsValid("", bytes, secret));
        Assert.False(WebhookSignature.IsValid(null, bytes, secret));
        Assert.Throws<ArgumentException>(() => WebhookSignature.IsValid("v1=", bytes, ""));
    }

    [Fact]
    public void Are_checked_by_the_newest_version_that_is_known_wherever_it_is_in_the_header()
    {
        var body = Encoding.UTF8.GetBytes("foo");
        const string signature = "v1=773ba44693c7553d6ee20f61ea5d2757a9a4f4a44d2841ae4e95b52e4cd62db4";

        Assert.True(WebhookSignature.IsValid($"{signature},v2=00", body, "secret"));
        Assert.True(WebhookSignature.IsValid($"v3=00 , {signature} ,v2=00,", body, "secret"));
        Assert.True(WebhookSignature.IsValid($"v1=00,{signature}", body, "secret"));
        Assert.False(WebhookSignature.IsValid($"v10{signature["v1".Length..]}", body, "secret"));
        Assert.False(WebhookSignature.IsValid(signature, Encoding.UTF8.GetBytes("foo\n"), "secret"));
    }

    [Fact]
    public void That_somebody_else_signed_or_that_are_no_deliveries_are_refused()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{Id}}","type":"workflow-completed"}""");

        Assert.Equal(Guid.Parse(Id), WebhookDelivery.Read(body, "v1=4610a5263d0f200553a6825702021ac03c49e0c2116baa17b4a16bc33f8ee366", "s3cr3t").Id);
        Assert.Contains("does not match", Assert.ThrowsAny<CircleCiException>(() => WebhookDelivery.Read(body, "v1=00", "s3cr3t")).Message);
        Assert.Contains("is missing", Assert.ThrowsAny<CircleCiException>(() => WebhookDelivery.Read(body, null, "s3cr3t")).Message);
        Assert.Contains("could not be read", Assert.ThrowsAny<CircleCiException>(() => WebhookDelivery.ReadUnverified(Encoding.UTF8.GetBytes("[1"))).Message);
        Assert.Contains("is empty", Assert.ThrowsAny<CircleCiException>(() => WebhookDelivery.ReadUnverified([])).Message);
    }
}
