using System.Net;
using System.Text;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Webhooks;
using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public sealed class WebhookReceiverSample : IAsyncLifetime, IDisposable
{
    private const string Secret = "signing-secret";
    private const string AnnouncesAddress = "Now listening on: ";

    private readonly HttpClient _http = new();
    private readonly SampleProgram _program = SampleProgram.Start("WebhookReceiver", new Dictionary<string, string> { ["WebhookSecret"] = Secret, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
    private Uri? _address;

    public async Task InitializeAsync()
    {
        var line = await _program.LineWithAsync(AnnouncesAddress);
        _address = new Uri(new Uri(line[(line.IndexOf(AnnouncesAddress, StringComparison.Ordinal) + AnnouncesAddress.Length)..]), "circleci");
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Works_on_what_circleci_delivers()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        // What happened long ago is refused.
        circle.Clock.Advance(DateTimeOffset.UtcNow - circle.Clock.UtcNow);
        var shop = circle.Org("acme").Project("shop").HasWebhook(_address!, Secret);

        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(1)).Fails())).Finish();
        await circle.DeliverWebhooksAsync();
        await _program.LineWithAsync("build of github/acme/shop, pipeline 1: failed");

        Assert.Equal([("job-completed", 1, 200), ("workflow-completed", 1, 200)], circle.Deliveries.Select(d => (d.Event, d.Attempts, d.LastStatus ?? 0)).Order());
    }

    [Fact]
    public async Task Refuses_what_circleci_signs_with_another_secret()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Clock.Advance(DateTimeOffset.UtcNow - circle.Clock.UtcNow);
        var shop = circle.Org("acme").Project("shop").HasWebhook(_address!, "another", "workflow-completed");

        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(1)))).Finish();
        await circle.DeliverWebhooksAsync();
        await _program.LineWithAsync("Rejected: ");

        Assert.Equal(401, Assert.Single(circle.Deliveries).LastStatus);
    }

    [Fact]
    public async Task Answers_a_signed_delivery_and_works_on_it_once()
    {
        var delivery = Delivery(DateTimeOffset.UtcNow, "build");
        var last = Delivery(DateTimeOffset.UtcNow, "deploy");

        var statuses = new List<HttpStatusCode>();
        foreach (var body in new[] { delivery, delivery, last })
            statuses.Add(await PostAsync(body, WebhookSignature.Compute(body, Secret)));
        await _program.LineWithAsync("deploy of gh/acme/shop, pipeline 45: failed");

        // A delivery that comes again is taken for what it is: else CircleCI would go on.
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        Assert.Single(_program.Said.Split('\n'), l => l.Contains("build of gh/acme/shop, pipeline 45: failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_what_is_not_signed_by_circleci()
    {
        var body = Delivery(DateTimeOffset.UtcNow, "forged");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(body, WebhookSignature.Compute(body, "another")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync([.. body, (byte)' '], WebhookSignature.Compute(body, Secret)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new byte[1024 * 1024 + 1], null));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body, WebhookSignature.Compute(body, Secret)));
    }

    [Fact]
    public async Task Refuses_what_somebody_kept_for_days()
    {
        var body = Delivery(DateTimeOffset.UtcNow.AddDays(-3), "old");

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, WebhookSignature.Compute(body, Secret)));
    }

    private static byte[] Delivery(DateTimeOffset at, string workflow) => Encoding.UTF8.GetBytes($$$"""
        {"type":"workflow-completed","id":"{{{Guid.NewGuid()}}}","happened_at":"{{{at:O}}}",
         "workflow":{"name":"{{{workflow}}}","status":"failed"},"pipeline":{"number":45},"project":{"slug":"gh/acme/shop"} }
        """);

    private async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        // So that the server can refuse a large body before it is sent.
        request.Headers.ExpectContinue = true;
        if (signature is not null)
            request.Headers.Add(WebhookSignature.HeaderName, signature);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }
}
