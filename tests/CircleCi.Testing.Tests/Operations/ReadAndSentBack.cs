using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Operations;

/// <summary>What was read is sent back by a request that is made of it, and nothing is refused or changed.</summary>
public class ReadAndSentBack
{
    [Fact]
    public async Task Project_settings_with_one_flag_changed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        var before = await client.V2.Projects.GetSettingsAsync(shop);

        var request = new ProjectSettingsUpdateRequest(before);
        request.Advanced!.AutocancelBuilds = !before.Advanced!.AutocancelBuilds;
        var after = await client.V2.Projects.UpdateSettingsAsync(shop, request);

        Assert.Equal(!before.Advanced.AutocancelBuilds, after.Advanced!.AutocancelBuilds);
        after.Advanced.AutocancelBuilds = before.Advanced.AutocancelBuilds;
        Assert.Equal(before.ToString(), after.ToString());
    }

    [Fact]
    public async Task Schedules_of_both_kinds()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        Timetable[] timetables = [new WeeklyTimetable { PerHour = 1, HoursOfDay = [3], DaysOfWeek = [ScheduleDay.Mon] }, new MonthlyTimetable { PerHour = 2, HoursOfDay = [4], DaysOfMonth = [1, 15], Months = [ScheduleMonth.May] }];
        foreach (var timetable in timetables)
        {
            var before = client.V2.Schedules.Create(shop, new() { Name = "nightly", AttributionActor = ScheduleAttributionActor.Current, Parameters = new() { ["branch"] = "main", ["deploy"] = true }, Timetable = timetable });

            var after = await client.V2.Schedules.UpdateAsync(before.Id, new ScheduleUpdateRequest(client.V2.Schedules.Get(before.Id)));

            Assert.Equal(before.ToString(), after.ToString());
        }
    }

    [Theory]
    [InlineData("""{"event_source":{"provider":"webhook","webhook":{"sender":"dockerhub"}},"event_name":"image pushed","checkout_ref":"main","config_ref":"main"}""")]
    [InlineData("""{"event_source":{"provider":"schedule","schedule":{"cron_expression":"0 3 * * *","attribution_actor":"system"}},"event_name":"nightly","checkout_ref":"main","config_ref":"main","parameters":{"deploy":true}}""")]
    [InlineData("""{"event_source":{"provider":"github_app","repo":{"external_id":"42"}},"event_preset":"all-pushes"}""")]
    [InlineData("""{"event_source":{"provider":"github_oauth","repo":{"external_id":"42"}},"event_preset":"all-pushes"}""")]
    public async Task Triggers_of_every_kind(string body)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var request = Newtonsoft.Json.JsonConvert.DeserializeObject<TriggerCreateRequest>(body)!;
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        if (request.EventSource.Repo is { } repository)
            repository.ExternalId = definition.CheckoutSource!.Repo!.ExternalId!;
        var before = client.V2.Triggers.Create(shop.Id, definition.Id!.Value, request);

        var after = await client.V2.Triggers.UpdateAsync(shop.Id, before.Id!.Value, new TriggerUpdateRequest(before));

        Assert.Equal(before.ToString(), after.ToString());
    }

    [Fact]
    public async Task Webhooks_definitions_claims_and_policies()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var shop = acme.Project("shop");
        using var client = circle.CreateClient();
        var webhook = client.V2.Webhooks.Create(new() { Name = "bot", Url = "https://bot.acme.test/hook", Events = [WebhookEvent.JobCompleted], SigningSecret = "hush", Scope = new() { Id = shop.Id }, VerifyTls = true });
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0];
        var claims = client.V2.OidcClaims.UpdateForOrganization(acme.Id, new() { Audience = ["api.acme.test"], Ttl = TimeSpan.FromMinutes(90) });
        client.V2.Policies.SetBundle(acme.Id, "config", new() { Policies = { ["names.rego"] = "package org\npolicy_name[\"names\"]" } });
        var policies = client.V2.Policies.GetBundle(acme.Id, "config");

        var changed = await client.V2.Webhooks.UpdateAsync(webhook.Id, new WebhookUpdateRequest(webhook));
        Assert.Equal((webhook.Name, webhook.Url, webhook.SigningSecret, webhook.VerifyTls), (changed.Name, changed.Url, changed.SigningSecret, changed.VerifyTls));
        Assert.Equal(webhook.Events, changed.Events);
        Assert.Equal(definition.ToString(), (await client.V2.PipelineDefinitions.UpdateAsync(shop.Id, definition.Id!.Value, new PipelineDefinitionUpdateRequest(definition))).ToString());
        var kept = await client.V2.OidcClaims.UpdateForOrganizationAsync(acme.Id, new OidcClaimsUpdateRequest(claims));
        Assert.Equal((TimeSpan.FromMinutes(90), "api.acme.test"), (kept.Ttl!.Value, Assert.Single(kept.Audience)));
        await client.V2.Policies.SetBundleAsync(acme.Id, "config", new PolicyBundleSetRequest(policies));
        Assert.Equal(policies["names"].Content, client.V2.Policies.GetBundle(acme.Id, "config")["names"].Content);
    }

    [Fact]
    public async Task Variables_are_set_in_one_way_everywhere()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var shop = acme.Project("shop").Slug;
        using var client = circle.CreateClient();
        var context = client.V2.Contexts.Create(new() { Name = "deploy", Owner = new ContextOwnerById { Id = acme.Id } }).Id;

        Assert.Equal("KEY", (await client.V2.Contexts.SetEnvironmentVariableAsync(context, "KEY", "secret")).Variable!.Variable);
        Assert.Equal("xxxxcret", (await client.V2.EnvironmentVariables.SetAsync(shop, "KEY", "top-secret")).Value);
        Assert.Equal("xxxxcret", client.V11.EnvironmentVariables.Set(shop, "KEY", "top-secret").Value);
        Assert.Equal("xxxxcret", client.V1.EnvironmentVariables.Set("acme", "shop", "KEY", "top-secret").Value);
        Assert.Single(client.V2.EnvironmentVariables.Enumerate(shop));
    }

    [Fact]
    public async Task Lists_are_read_to_their_end_before_what_they_list_is_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 2;
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        for (var i = 0; i < 7; i++)
            client.V2.EnvironmentVariables.Set(shop, $"KEY_{i}", "secret");

        foreach (var variable in client.V2.EnvironmentVariables.Enumerate(shop).ToList())
            await client.V2.EnvironmentVariables.DeleteAsync(shop, variable.Name);

        Assert.Empty(client.V2.EnvironmentVariables.Enumerate(shop));
#if !NETSTANDARD_ASSEMBLY
        for (var i = 0; i < 7; i++)
            client.V2.EnvironmentVariables.Set(shop, $"KEY_{i}", "secret");
        foreach (var variable in await client.V2.EnvironmentVariables.EnumerateAsync(shop).ToListAsync())
            await client.V2.EnvironmentVariables.DeleteAsync(shop, variable.Name);
        Assert.False(await client.V2.EnvironmentVariables.EnumerateAsync(shop).AnyAsync());
#endif
    }
}
