using CircleCi.Generated.Testing.PipelineDefinitions;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>Which events start a pipeline definition: those of a repository, calls of an address, or times.</summary>
internal sealed class Trigger(SandboxProject project)
{
    public static readonly string[] Providers = ["github_app", "github_oauth", "github_server", "webhook", "schedule"];

    private int _plan;

    public Guid Id { get; } = project.World.NewId();

    public required string Provider { get; init; }

    public bool IsWebhook => Provider == "webhook";

    public bool IsSchedule => Provider == "schedule";

    /// <summary>Whether its events come from a repository.</summary>
    public bool IsOfRepository => !IsWebhook && !IsSchedule;

    /// <summary>Null where events do not come from one.</summary>
    public Repository? Repository { get; init; }

    /// <summary>Who calls a custom webhook.</summary>
    public string Sender { get; set; } = "";

    /// <summary>Null where events are no times.</summary>
    public TriggerSchedule? Schedule { get; private set; }

    /// <summary>With which a schedule starts pipelines.</summary>
    public JObject Parameters { get; set; } = [];

    public string? CheckoutRef { get; set; }

    public string? ConfigRef { get; set; }

    public string? EventName { get; set; }

    public string? EventPreset { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; } = project.World.Now;

    /// <summary>What makes a call of a custom webhook count.</summary>
    public Guid Secret { get; } = project.World.NewId();

    /// <summary>Starts a pipeline of what it checks out.</summary>
    /// <exception cref="Server.RequestError">The project does not build.</exception>
    public void Fire(string type, SandboxUser actor)
    {
        var (branch, tag) = CheckoutRef!.StartsWith("refs/tags/", StringComparison.Ordinal)
            ? ((string?)null, CheckoutRef["refs/tags/".Length..])
            : (CheckoutRef.Replace("refs/heads/", "", StringComparison.Ordinal), null);
        PipelinesApi.Trigger(project, new PipelineTrigger(type, actor, branch, tag, Parameters));
    }

    /// <summary>Has it start pipelines by a schedule, in place of the one that it had.</summary>
    public void Plan(TriggerSchedule schedule)
    {
        Schedule = schedule;
        PlanNext();
    }

    /// <summary>Has it start nothing any more.</summary>
    public void Remove() => _plan++;

    private void PlanNext()
    {
        var plan = ++_plan;
        if (Schedule!.Times.Next(project.World.Now) is not { } next)
            return;
        project.World.At(next, () =>
        {
            if (plan != _plan)
                return;
            if (!IsDisabled && project.IsEnabled)
                Fire("scheduled_pipeline", Schedule.Actor);
            PlanNext();
        });
    }
}
