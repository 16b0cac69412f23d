using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

/// <summary>A sandbox's time begins on Monday, the 5th of January 2026, at 9:00.</summary>
public class Schedules
{
    [Fact]
    public async Task Are_created_read_changed_and_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").Slug;
        using var client = circle.CreateClient();
        var schedules = client.V2.Schedules;

        var created = await schedules.CreateAsync(shop, Weekly(ScheduleDay.Mon));
        Assert.Equal(("nightly", shop, "ada"), (created.Name, created.ProjectSlug, created.Actor.Login));
        Assert.Equal(created.Id, Assert.Single(schedules.Enumerate(shop)).Id);

        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        await schedules.UpdateAsync(created.Id, new() { Name = "monthly", Timetable = new MonthlyTimetable { DaysOfMonth = [1], HoursOfDay = [10], PerHour = 1 }, AttributionActor = ScheduleAttributionActor.System });
        var changed = schedules.Get(created.Id);
        Assert.Equal(("monthly", "system-actor", TimeSpan.FromMinutes(1)), (changed.Name, changed.Actor.Login, changed.UpdatedAt - changed.CreatedAt));
        Assert.True(changed.Timetable.TryGetMonthlyTimetable(out var monthly));
        Assert.Equal([1L], monthly.DaysOfMonth);
        Assert.Equal([10L], monthly.HoursOfDay);
        Assert.True(changed.Parameters["branch"].TryGetString(out var branch));
        Assert.Equal("main", branch);

        Assert.Equal("Schedule deleted.", (await schedules.DeleteAsync(created.Id)).Message);
        Assert.Empty(schedules.List(shop).Items);
        Assert.Contains("Schedule not found.", Assert.Throws<CircleCiNotFoundException>(() => schedules.Get(created.Id)).Message);
    }

    [Fact]
    public async Task Trigger_when_the_time_has_come()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        client.V2.Schedules.Create(shop.Slug, Weekly(ScheduleDay.Mon, ScheduleDay.Wed));

        circle.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(4, CountPipelines(client, shop));
    }

    [Fact]
    public async Task Trigger_pipelines_that_say_who_and_why()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasSchedule("nightly", s => s.AtHours(10).OnBranch("develop"));
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromHours(2));

        var pipeline = Assert.Single(client.V2.Pipelines.EnumerateForProject(shop.Slug));
        Assert.Equal((PipelineTriggerType.ScheduledPipeline, "system-actor", "develop"), (pipeline.Trigger.Type, pipeline.Trigger.Actor.Login, pipeline.Vcs!.Branch));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero), pipeline.CreatedAt);
    }

    [Fact]
    public async Task Trigger_evenly_in_an_hour()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasSchedule("often", s => s.AtHours(9, 24).TimesPerHour(4));
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(1, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, CountPipelines(client, shop));
        // The hour 24 begins with midnight.
        circle.Clock.Advance(TimeSpan.FromHours(14));
        Assert.Equal(6, CountPipelines(client, shop));
    }

    [Fact]
    public async Task Trigger_on_days_of_the_month_and_in_some_months()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var payday = acme.Project("payday").HasSchedule("monthly", s => s.OnDaysOfMonth(31));
        var spring = acme.Project("spring");
        var never = acme.Project("never");
        using var client = circle.CreateClient();
        client.V2.Schedules.Create(spring.Slug, Request(new MonthlyTimetable { PerHour = 1, HoursOfDay = [0], DaysOfMonth = [1], Months = [ScheduleMonth.Mar, ScheduleMonth.Apr] }));
        client.V2.Schedules.Create(never.Slug, Request(new MonthlyTimetable { PerHour = 1, HoursOfDay = [0], DaysOfMonth = [31], Months = [ScheduleMonth.Feb] }));

        circle.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal(7, CountPipelines(client, payday));
        Assert.Equal(2, CountPipelines(client, spring));
        Assert.Equal(0, CountPipelines(client, never));
    }

    [Fact]
    public async Task Trigger_no_more_when_they_are_changed_or_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasSchedule("daily", s => s.AtHours(10).OnDays(DayOfWeek.Monday, DayOfWeek.Tuesday));
        using var client = circle.CreateClient();
        var schedule = Assert.Single(client.V2.Schedules.Enumerate(shop.Slug)).Id;

        await client.V2.Schedules.UpdateAsync(schedule, new() { Timetable = new WeeklyTimetable { DaysOfWeek = [ScheduleDay.Mon], HoursOfDay = [11], PerHour = 1 } });
        circle.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(0, CountPipelines(client, shop));
        circle.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(1, CountPipelines(client, shop));
        client.V2.Schedules.Delete(schedule);
        circle.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, CountPipelines(client, shop));
    }

    [Fact]
    public async Task Are_refused_when_they_say_too_little_or_too_much()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        var app = circle.Org("acme", "circleci").Project("shop");
        using var client = circle.CreateClient();

        async Task<string> RejectionOf(string project, ScheduleCreateRequest request)
        {
            var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Schedules.CreateAsync(project, request));
            Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
            return e.Message;
        }

        var nowhere = Weekly(ScheduleDay.Mon);
        nowhere.Parameters = new() { ["deploy"] = true };
        Assert.Contains("give either branch or tag", await RejectionOf(shop.Slug, nowhere));
        Assert.Contains("give either days-of-week or days-of-month", await RejectionOf(shop.Slug, Request(new WeeklyTimetable { PerHour = 1, HoursOfDay = [1], DaysOfWeek = [ScheduleDay.Mon], AdditionalProperties = { ["days-of-month"] = new Newtonsoft.Json.Linq.JArray(1) } })));
        Assert.Contains("hours-of-day: '25' is no number from 0 to 24", await RejectionOf(shop.Slug, Request(new WeeklyTimetable { PerHour = 1, HoursOfDay = [25], DaysOfWeek = [ScheduleDay.Mon] })));
        Assert.Contains("per-hour: '61' is no number from 1 to 60", await RejectionOf(shop.Slug, Request(new WeeklyTimetable { PerHour = 61, HoursOfDay = [1], DaysOfWeek = [ScheduleDay.Mon] })));
        Assert.Contains("days-of-week: 'MONDAY' is none of SUN, MON", await RejectionOf(shop.Slug, Weekly("MONDAY")));
        Assert.Contains("This API is not supported for this project.", await RejectionOf(app.Slug, Weekly(ScheduleDay.Mon)));
        Assert.Throws<ArgumentException>(() => shop.HasSchedule("never", s => s.AtHours(25)));
        Assert.Empty(client.V2.Schedules.List(shop.Slug).Items);
    }

    private static ScheduleCreateRequest Weekly(params ScheduleDay[] days) => Request(new WeeklyTimetable { PerHour = 1, HoursOfDay = [10], DaysOfWeek = days });

    private static ScheduleCreateRequest Request(Timetable timetable) => new()
    {
        Name = "nightly",
        AttributionActor = ScheduleAttributionActor.Current,
        Parameters = new() { ["branch"] = "main", ["deploy"] = true },
        Timetable = timetable,
    };

    private static int CountPipelines(CircleCiClient client, SandboxProject project) => client.V2.Pipelines.EnumerateForProject(project.Slug).Count();
}
