using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Testing.Tests;

/// <summary>What a trigger must and must not say depends on where its events come from.</summary>
public class Providers
{
    private const string Refs = "\"checkout_ref\":\"main\",\"config_ref\":\"main\"";

    public static TheoryData<string> Presets => [.. typeof(TriggerEventPreset.Values).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [InlineData("""{"event_source":{"provider":"gitlab"}}""", "'gitlab' is not supported; use github_app, github_oauth, github_server, webhook or schedule.")]
    [InlineData("""{"event_source":{"provider":"github_server"}}""", "event_source.repo.external_id: is missing")]
    [InlineData("""{"event_source":{"provider":"github_oauth","repo":{"external_id":"$"}}}""", "event_preset: is missing")]
    [InlineData("""{"event_source":{"provider":"github_oauth","repo":{"external_id":"$"}},"event_preset":"only-tags"}""", "'only-tags' is not supported for github_oauth; use all-pushes or only-build-prs.")]
    [InlineData("""{"event_source":{"provider":"github_oauth","repo":{"external_id":"$"}},"event_preset":"all-pushes","disabled":true}""", "disabled: cannot be set")]
    [InlineData("""{"event_source":{"provider":"github_oauth","repo":{"external_id":"43"}},"event_preset":"all-pushes","checkout_ref":"main"}""", "Checkout_ref cannot be provided.")]
    [InlineData("""{"event_source":{"provider":"github_app","repo":{"external_id":"$"}},"event_name":"pushed"}""", "event_name: can be set for webhook and schedule only.")]
    [InlineData("""{"event_source":{"provider":"github_app","repo":{"external_id":"$"}},"parameters":{"a":1}}""", "parameters can be set for schedule only.")]
    [InlineData("""{"event_source":{"provider":"github_app","repo":{"external_id":"$"},"schedule":{"cron_expression":"* * * * *"}}}""", "can be set for schedule only.")]
    [InlineData("""{"event_source":{"provider":"schedule","repo":{"external_id":"$"}}}""", "event_source.repo cannot be provided.")]
    [InlineData("""{"event_source":{"provider":"schedule","schedule":{"cron_expression":"* * * * *"}},"event_name":"nightly"}""", "checkout_ref: is missing")]
    [InlineData("""{"event_source":{"provider":"schedule","schedule":{"cron_expression":"* * * * *"}},REFS}""", "event_name: is missing")]
    [InlineData("""{"event_source":{"provider":"schedule"},"event_name":"nightly",REFS}""", "event_source.schedule.cron_expression: is missing")]
    [InlineData("""{"event_source":{"provider":"schedule","schedule":{"cron_expression":"* * * * *","attribution_actor":"eve"}},"event_name":"nightly",REFS}""", "'eve' is none of current, system.")]
    [InlineData("""{"event_source":{"provider":"schedule","schedule":{"cron_expression":"* * * * *"}},"event_preset":"all-pushes","event_name":"nightly",REFS}""", "event_preset: can be set for events of a repository only.")]
    [InlineData("""{"event_source":{"provider":"webhook"},REFS}""", "event_name: is missing")]
    [InlineData("""{"event_source":{"provider":"webhook","schedule":{"cron_expression":"* * * * *"}},"event_name":"called",REFS}""", "can be set for schedule only.")]
    public async Task Refuse_what_does_not_go_with_them(string body, string message)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        var request = JsonConvert.DeserializeObject<TriggerCreateRequest>(body.Replace("REFS", Refs).Replace("$", definition.CheckoutSource!.Repo!.ExternalId))!;

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Triggers.CreateAsync(shop.Id, definition.Id!.Value, request));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains(message, e.Message);
        Assert.Empty(client.V2.Triggers.List(shop.Id, definition.Id!.Value).Items);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Of_github_take_every_preset(string name)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        var request = new TriggerCreateRequest
        {
            EventSource = new() { Provider = "github_server", Repo = new() { ExternalId = definition.CheckoutSource!.Repo!.ExternalId! } },
            EventPreset = name,
            Disabled = true,
        };

        var trigger = await client.V2.Triggers.CreateAsync(shop.Id, definition.Id!.Value, request);
        var changed = client.V2.Triggers.Update(shop.Id, trigger.Id!.Value, new() { Disabled = false });

        TriggerEventPreset preset = name;
        Assert.Equal(("github_server", preset, true), (trigger.EventSource!.Provider, trigger.EventPreset!.Value, trigger.Disabled!.Value));
        Assert.Equal((preset, false), (changed.EventPreset!.Value, changed.Disabled!.Value));
    }
}
