using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

/// <summary>Triggers whose events are times.</summary>
public class Scheduling
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("gh")]
    [InlineData("circleci")]
    public async Task Starts_pipelines_as_the_time_comes_until_the_trigger_is_gone(string vcs)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme", vcs).Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id!.Value;
        var request = Every("*/20 * * * *");
        request.Parameters["deploy_env"] = "staging";
        request.Parameters["replicas"] = 3;

        var trigger = await client.V2.Triggers.CreateAsync(shop.Id, definition, request);
        circle.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(("schedule", "*/20 * * * *"), (trigger.EventSource!.Provider, trigger.EventSource.Schedule!.CronExpression));
        Assert.Equal(client.V2.Users.GetCurrent().Id, trigger.EventSource.Schedule.AttributionActor!.Id);
        Assert.Equal(("staging", 3), ((string?)trigger.Parameters["deploy_env"], (int)trigger.Parameters["replicas"]!));
        var pipelines = client.V2.Pipelines.ListForProject(shop.Slug).Items;
        Assert.Equal([Nine.AddMinutes(60), Nine.AddMinutes(40), Nine.AddMinutes(20)], pipelines.Select(p => p.CreatedAt));
        Assert.All(pipelines, p => Assert.Equal(PipelineTriggerType.ScheduledPipeline, p.Trigger.Type));
        var values = await client.V2.Pipelines.GetValuesAsync(pipelines[0].Id);
        Assert.Equal(("release", "staging", "3"), ($"{values["pipeline.git.branch"]}", $"{values["pipeline.parameters.deploy_env"]}", $"{values["pipeline.parameters.replicas"]}"));

        client.V2.Triggers.Delete(shop.Id, trigger.Id!.Value);
        circle.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, client.V2.Pipelines.ListForProject(shop.Slug).Items.Count);
    }

    [Fact]
    public async Task Follows_what_is_changed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").HasMember("eve").Project("shop");
        using var client = circle.CreateClient();
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve"));
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id!.Value;
        var request = Every("0 * * * *");
        request.EventSource.Schedule!.AttributionActor = ScheduleAttributionActor.System;
        var trigger = client.V2.Triggers.Create(shop.Id, definition, request);
        var system = trigger.EventSource!.Schedule!.AttributionActor!.Id;
        Assert.NotEqual(client.V2.Users.GetCurrent().Id, system);

        var changed = await client.V2.Triggers.UpdateAsync(shop.Id, trigger.Id!.Value, new() { EventSource = new() { Schedule = new() { CronExpression = "30 * * * *" } } });
        circle.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(("30 * * * *", system), (changed.EventSource!.Schedule!.CronExpression, changed.EventSource.Schedule.AttributionActor!.Id));
        Assert.Equal(Nine.AddMinutes(30), Assert.Single(client.V2.Pipelines.ListForProject(shop.Slug).Items).CreatedAt);

        changed = eve.V2.Triggers.Update(shop.Id, trigger.Id.Value, new() { Disabled = true, EventSource = new() { Schedule = new() { AttributionActor = ScheduleAttributionActor.Current } } });
        circle.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((true, "30 * * * *", eve.V2.Users.GetCurrent().Id), (changed.Disabled!.Value, changed.EventSource!.Schedule!.CronExpression, changed.EventSource.Schedule.AttributionActor!.Id));
        Assert.Single(client.V2.Pipelines.ListForProject(shop.Slug).Items);

        client.V2.Triggers.Update(shop.Id, trigger.Id.Value, new() { Disabled = false, CheckoutRef = "refs/tags/v1", Parameters = { ["deploy"] = true } });
        circle.Clock.Advance(TimeSpan.FromHours(1));

        var newest = client.V2.Pipelines.ListForProject(shop.Slug).Items[0];
        Assert.Equal(("eve", "v1"), (newest.Trigger.Actor.Login, newest.Vcs!.Tag));
        Assert.Equal("true", $"{client.V2.Pipelines.GetValues(newest.Id)["pipeline.parameters.deploy"]}");
    }

    [Theory]
    [InlineData("0 9 * * *", "01-06 09:00")]
    [InlineData("1 9 * * *", "01-05 09:01")]
    [InlineData("*/7 * * * *", "01-05 09:07")]
    [InlineData("5/20 * * * *", "01-05 09:05")]
    [InlineData("0-10/5,59 * * * *", "01-05 09:05")]
    [InlineData("0 0 1 * *", "02-01 00:00")]
    [InlineData("0 0 * feb *", "02-01 00:00")]
    [InlineData("0 0 * * sun", "01-11 00:00")]
    [InlineData("0 0 * * 7", "01-11 00:00")]
    [InlineData("0 0 * * MON-WED", "01-06 00:00")]
    [InlineData("0 0 20 * 5", "01-09 00:00")]
    [InlineData("0 0 8 * 5", "01-08 00:00")]
    [InlineData("0 0 31 4,12 *", "12-31 00:00")]
    public async Task Reads_the_times_as_cron_does(string cron, string first)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Runs(p => p.FailsToConfigure("Nothing to run."));
        using var client = circle.CreateClient();
        client.V2.Triggers.Create(shop.Id, client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id!.Value, Every(cron));

        var due = DateTimeOffset.ParseExact($"2026-{first}", "yyyy-MM-dd HH:mm", null, System.Globalization.DateTimeStyles.AssumeUniversal);
        circle.Clock.Advance(due - Nine - TimeSpan.FromSeconds(1));
        Assert.Empty(client.V2.Pipelines.ListForProject(shop.Slug).Items);
        circle.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(due, Assert.Single(client.V2.Pipelines.ListForProject(shop.Slug).Items).CreatedAt);
    }

    [Theory]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * * MOON")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("*/5/5 * * * *")]
    [InlineData("@daily")]
    public async Task Refuses_what_is_no_time(string cron)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var definition = client.V2.PipelineDefinitions.List(shop.Id).Items[0].Id!.Value;

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Triggers.CreateAsync(shop.Id, definition, Every(cron)));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains($"event_source.schedule.cron_expression: '{cron}'", e.Message);
        Assert.Empty(client.V2.Triggers.List(shop.Id, definition).Items);
    }

    private static TriggerCreateRequest Every(string cron) => new()
    {
        EventName = "nightly",
        EventSource = new() { Provider = "schedule", Schedule = new() { CronExpression = cron } },
        CheckoutRef = "refs/heads/release",
        ConfigRef = "refs/heads/main",
    };
}
