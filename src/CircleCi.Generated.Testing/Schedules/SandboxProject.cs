using CircleCi.Generated.Testing.Schedules;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<Schedule> Schedules { get; } = [];

    /// <summary>Adds a schedule that triggers the pipelines that <see cref="Runs"/> defines, as the test advances the clock.</summary>
    /// <param name="name">The name, such as nightly.</param>
    /// <param name="schedule">Defines the times and the branch.</param>
    /// <exception cref="ArgumentException">An hour or a day is not valid.</exception>
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
