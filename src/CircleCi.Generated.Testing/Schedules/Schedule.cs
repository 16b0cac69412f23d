using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Schedules;

/// <summary>A schedule of a project, which triggers pipelines until it is removed.</summary>
internal sealed class Schedule
{
    private Timetable _timetable;
    private int _plan;

    /// <exception cref="ArgumentException">There is neither a branch nor a tag among the parameters.</exception>
    public Schedule(SandboxProject project, string name, string? description, SandboxUser actor, JObject parameters, Timetable timetable)
    {
        (Project, Name, Description, Actor, Parameters, _timetable) = (project, name, description, actor, Checked(parameters), timetable);
        Id = project.World.NewId();
        CreatedAt = UpdatedAt = project.World.Now;
        project.Schedules.Add(this);
        Plan();
    }

    /// <summary>In whose name it triggers where it is nobody's.</summary>
    public static SandboxUser System { get; } = new(new Guid("d9b3fcaa-6032-405a-8c75-40079ce33c3e"), "system-actor", "Scheduled");

    public Guid Id { get; }

    public SandboxProject Project { get; }

    public string Name { get; private set; }

    public string? Description { get; private set; }

    public SandboxUser Actor { get; private set; }

    public JObject Parameters { get; private set; }

    public JObject Timetable => _timetable.Json;

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes what the body of a request names.</summary>
    /// <exception cref="ArgumentException">The timetable or the parameters cannot be.</exception>
    public void Change(JObject changes, SandboxUser? actor)
    {
        var name = (string?)changes["name"] ?? Name;
        var description = changes.ContainsKey("description") ? (string?)changes["description"] : Description;
        var timetable = changes["timetable"] is JObject times ? _timetable.With(times) : _timetable;
        Parameters = changes["parameters"] is JObject parameters ? Checked(parameters) : Parameters;
        (Name, Description) = (name, description);
        Actor = actor ?? Actor;
        UpdatedAt = Project.World.Now;
        _timetable = timetable;
        Plan();
    }

    public void Remove()
    {
        Project.Schedules.Remove(this);
        _plan++;
    }

    /// <summary>Has the next pipeline come, in place of the one that was planned before.</summary>
    private void Plan()
    {
        var plan = ++_plan;
        if (_timetable.Next(Project.World.Now) is not { } next)
            return;
        Project.World.At(next, () =>
        {
            if (plan != _plan)
                return;
            Trigger();
            Plan();
        });
    }

    private void Trigger()
    {
        var parameters = (JObject)Parameters.DeepClone();
        parameters.Remove("branch");
        parameters.Remove("tag");
        if (Project.IsEnabled)
            Project.Trigger(new PipelineTrigger("scheduled_pipeline", Actor, (string?)Parameters["branch"], (string?)Parameters["tag"], parameters));
    }

    private static JObject Checked(JObject parameters) => (parameters["branch"], parameters["tag"]) switch
    {
        ({ Type: JTokenType.String }, null) or (null, { Type: JTokenType.String }) => parameters,
        _ => throw new ArgumentException("parameters: give either branch or tag, as a text."),
    };
}
