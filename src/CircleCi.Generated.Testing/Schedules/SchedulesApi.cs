using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Users;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Schedules;

/// <summary>Schedules of a project.</summary>
internal static class SchedulesApi
{
    public static void Map(Handlers on)
    {
        on["V2.Schedules.List"] = call => call.Page(call.Project().Schedules.Select(Json));
        on["V2.Schedules.Create"] = call => new SandboxResponse(201, Json(Checked(() => Create(call))));
        on["V2.Schedules.Get"] = call => Json(Find(call));
        on["V2.Schedules.Update"] = call => Json(Checked(() =>
        {
            var schedule = Find(call);
            schedule.Change(call.Body!, call.Body!["attribution-actor"] is null ? null : Actor(call));
            return schedule;
        }));
        on["V2.Schedules.Delete"] = call =>
        {
            Find(call).Remove();
            return SandboxResponse.Message(200, "Schedule deleted.");
        };
    }

    private static Schedule Create(Call call)
    {
        var project = call.Project();
        if (project.Org.Vcs == "circleci")
            throw new RequestError(400, "This API is not supported for this project.", "GitLab and GitHub App projects have no schedules here");
        return new Schedule(project, call.Text("name"), (string?)call.Body!["description"], Actor(call), Object(call, "parameters"), new Timetable(Object(call, "timetable")));
    }

    private static SandboxUser Actor(Call call) => call.OneOf("attribution-actor", "current", "system") == "system" ? Schedule.System : call.Caller.User;

    private static JObject Object(Call call, string member) => call.Body![member] as JObject ?? throw new RequestError(400, $"{member}: must be an object.");

    private static Schedule Checked(Func<Schedule> schedule)
    {
        try
        {
            return schedule();
        }
        catch (ArgumentException e)
        {
            throw new RequestError(400, e.Message);
        }
    }

    private static Schedule Find(Call call)
    {
        var id = call.Id("scheduleId");
        return call.World.Projects.Where(p => call.Caller.Visible(p) is not null).SelectMany(p => p.Schedules).FirstOrDefault(s => s.Id == id)
            ?? throw new RequestError(404, "Schedule not found.", $"there is no {id} that this token may see");
    }

    private static JObject Json(Schedule schedule) => new()
    {
        ["id"] = schedule.Id,
        ["name"] = schedule.Name,
        ["description"] = schedule.Description,
        ["project-slug"] = schedule.Project.Slug,
        ["actor"] = UsersApi.User(schedule.Actor),
        ["parameters"] = schedule.Parameters,
        ["timetable"] = schedule.Timetable,
        ["created-at"] = JsonTime.Of(schedule.CreatedAt),
        ["updated-at"] = JsonTime.Of(schedule.UpdatedAt),
    };
}
