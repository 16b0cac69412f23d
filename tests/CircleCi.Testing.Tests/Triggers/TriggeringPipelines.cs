using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class TriggeringPipelines
{
    [Fact]
    public async Task Starts_a_pipeline_when_the_address_of_a_custom_webhook_is_called()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        using var http = new HttpClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id!.Value;
        var trigger = await client.V2.Triggers.CreateAsync(shop.Id, definition, CustomWebhook());
        var url = trigger.EventSource!.Webhook!.Url!;

        using var accepted = await http.PostAsync(url, null);
        using var refused = await http.PostAsync(url.Replace("secret=", "secret=not-", StringComparison.Ordinal), null);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NotFound), (accepted.StatusCode, refused.StatusCode));
        Assert.Equal("dockerhub", trigger.EventSource.Webhook.Sender);

        client.V2.Triggers.Update(shop.Id, trigger.Id!.Value, new() { Disabled = true });
        using var ignored = await http.PostAsync(url, null);

        Assert.Equal(HttpStatusCode.OK, ignored.StatusCode);
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["release"], client.V2.Insights.GetBranches(shop.Slug).Branches);
        Assert.Equal(1, client.V2.Insights.ListWorkflows(shop.Slug, new() { AllBranches = true }).Items[0].Metrics.TotalRuns);
    }

    [Fact]
    public async Task Keeps_the_triggers_of_a_definition()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        var repo = definition.CheckoutSource!.Repo!.ExternalId!;

        var created = client.V2.Triggers.Create(shop.Id, definition.Id!.Value, Pushes(repo));
        var changed = await client.V2.Triggers.UpdateAsync(shop.Id, created.Id!.Value, new() { EventPreset = TriggerEventPreset.OnlyTags });

        Assert.Equal((TriggerEventPreset.AllPushes, "acme/shop", false), (created.EventPreset!.Value, created.EventSource!.Repo!.FullName, created.Disabled!.Value));
        Assert.Equal(TriggerEventPreset.OnlyTags, changed.EventPreset);
        Assert.Equal(created.Id, Assert.Single((await client.V2.Triggers.ListAsync(shop.Id, definition.Id.Value)).Items).Id);

        await client.V2.Triggers.DeleteAsync(shop.Id, created.Id.Value);

        Assert.Empty(client.V2.Triggers.List(shop.Id, definition.Id.Value).Items);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Triggers.Get(shop.Id, created.Id.Value));
    }

    [Fact]
    public async Task Wants_refs_where_the_event_gives_none_and_only_there()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        var (same, webhook) = (Pushes(definition.CheckoutSource!.Repo!.ExternalId!), CustomWebhook());
        (same.CheckoutRef, webhook.ConfigRef) = ("main", null);

        Assert.Contains("Checkout_ref cannot be provided.", Refused(same));
        Assert.Contains("config_ref: is missing in the body.", Refused(webhook));
        Assert.Contains("checkout_ref: is missing in the body.", Refused(Pushes("43")));

        string Refused(TriggerCreateRequest request) => Assert.ThrowsAny<CircleCiException>(() => client.V2.Triggers.Create(shop.Id, definition.Id!.Value, request)).Message;
    }

    private static TriggerCreateRequest CustomWebhook() => new()
    {
        EventName = "image pushed",
        EventSource = new() { Provider = "webhook", Webhook = new() { Sender = "dockerhub" } },
        CheckoutRef = "refs/heads/release",
        ConfigRef = "refs/heads/main",
    };

    private static TriggerCreateRequest Pushes(string repo) => new()
    {
        EventPreset = TriggerEventPreset.AllPushes,
        EventSource = new() { Provider = "github_app", Repo = new() { ExternalId = repo } },
    };
}
