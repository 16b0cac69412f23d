using CircleCi.Generated.Testing.Schedules;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<Schedule> Schedules { get; } = [];

    /// <summary>Has a schedule, which triggers what <see cref="Runs"/> says, as the test moves the time.</summary>
    /// <param name="name">Such as nightly.</param>
    /// <param name="schedule">Says when, and of which branch.</param>
    /// <exception cref="ArgumentException">There is no such hour or day.</exception>
    public SandboxProject HasSchedule(string name, Action<ScheduleScript>? schedule = null)
    {
        var script = new ScheduleScript(this);
        schedule?.Invoke(script);
        lock (World.Gate)
        {
            World.CatchUp();
            _ = new Schedule(this, name, description: null, Schedule.System, script.Parameters, script.Times);
        }

        return this;
    }
}
