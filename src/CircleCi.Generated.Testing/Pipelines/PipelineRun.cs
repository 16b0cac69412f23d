using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>A pipeline that was triggered. It is pending for a second, then created, with workflows, or errored.</summary>
internal sealed class PipelineRun
{
    private static readonly TimeSpan ConfigTime = TimeSpan.FromSeconds(1);

    private readonly List<WorkflowRun> _workflows = [];

    public PipelineRun(SandboxProject project, PipelineScript script, PipelineTrigger trigger)
    {
        (Project, Script, Trigger) = (project, script, trigger);
        Id = World.NewId();
        Number = project.Pipelines.Count + 1;
        CreatedAt = UpdatedAt = World.Now;
        State = script.Continuation is null ? "pending" : "setup-pending";
        World.After(ConfigTime, Configure);
    }

    public Guid Id { get; }

    public long Number { get; }

    public SandboxProject Project { get; }

    public SandboxWorld World => Project.World;

    public PipelineScript Script { get; private set; }

    public PipelineTrigger Trigger { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string State { get; private set; }

    /// <summary>Type and message of each thing that is wrong.</summary>
    public List<(string Type, string Message)> Errors { get; } = [];

    /// <summary>Those of the setup too, oldest first.</summary>
    public IReadOnlyList<WorkflowRun> Workflows => _workflows;

    public string? Branch => Tag is null ? Trigger.Branch ?? Script.Branch ?? Project.DefaultBranch : null;

    public string? Tag => Trigger.Tag ?? Script.Tag;

    /// <summary>What lets the setup go on, once; null where there is nothing to go on with.</summary>
    public string? ContinuationKey => Script.Continuation is null ? null : $"continue-{Id:N}";

    /// <summary>Goes on after the setup.</summary>
    public void Continue()
    {
        Script = Script.Continuation!;
        State = "pending";
        Touch();
        World.After(ConfigTime, Configure);
    }

    public void Touch() => UpdatedAt = World.Now;

    /// <summary>Adds a workflow, be it one that runs again.</summary>
    public WorkflowRun Run(WorkflowScript script, WorkflowRun? rerunOf, Func<JobScript, bool> isRun)
    {
        var workflow = new WorkflowRun(this, script, rerunOf, isRun);
        _workflows.Add(workflow);
        workflow.Begin();
        return workflow;
    }

    private void Configure()
    {
        Touch();
        if (Script.ConfigError is { } error)
        {
            State = "errored";
            Errors.Add(("config", error));
            return;
        }

        State = Script.Continuation is null ? "created" : "setup";
        foreach (var workflow in Script.WorkflowsToRun())
            Run(workflow, rerunOf: null, _ => true);
    }
}

/// <summary>What started a pipeline: explicit, api, webhook or scheduled_pipeline. A branch or tag here is meant by who started it, and comes before the script's.</summary>
internal sealed record PipelineTrigger(string Type, SandboxUser Actor, string? Branch, string? Tag, Newtonsoft.Json.Linq.JObject Parameters);
