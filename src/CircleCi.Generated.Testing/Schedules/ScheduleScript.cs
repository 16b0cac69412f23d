using CircleCi.Generated.Testing.Schedules;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

/// <summary>Defines when a schedule triggers pipelines, and for which branch. The default is every day at midnight UTC, for the project's default branch.</summary>
public sealed class ScheduleScript
{
    private readonly JObject _timetable = new()
    {
        ["per-hour"] = 1,
        ["hours-of-day"] = new JArray(0),
        ["days-of-week"] = new JArray(Enum.GetValues<DayOfWeek>().Select(Timetable.NameOf)),
    };

    internal ScheduleScript(SandboxProject project) => Parameters = new JObject { ["branch"] = project.DefaultBranch };

    internal Timetable Times => new(_timetable);

    internal JObject Parameters { get; }

    /// <summary>Sets the hours, 0 to 24.</summary>
    public ScheduleScript AtHours(params int[] hours) => With("hours-of-day", new JArray(hours));

    /// <summary>Sets the number of pipelines per hour, 1 to 60, evenly distributed from the start of the hour.</summary>
    public ScheduleScript TimesPerHour(int times) => With("per-hour", times);

    /// <summary>Sets the days of the week.</summary>
    public ScheduleScript OnDays(params DayOfWeek[] days)
    {
        _timetable.Remove("days-of-month");
        return With("days-of-week", new JArray(days.Select(Timetable.NameOf)));
    }

    /// <summary>Sets the days of the month, 1 to 31.</summary>
    public ScheduleScript OnDaysOfMonth(params int[] days)
    {
        _timetable.Remove("days-of-week");
        return With("days-of-month", new JArray(days));
    }

    /// <summary>Sets the branch.</summary>
    public ScheduleScript OnBranch(string branch)
    {
        Parameters["branch"] = branch;
        return this;
    }

    private ScheduleScript With(string member, JToken value)
    {
        _timetable[member] = value;
        return this;
    }
}
