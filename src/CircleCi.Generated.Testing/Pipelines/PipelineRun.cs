using System.Security.Cryptography;
using CircleCi.Generated.Testing.Users;
using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>A pipeline that was triggered. It is pending for a second, then errored or created; another second later its workflows are there.</summary>
internal sealed class PipelineRun
{
    private static readonly TimeSpan ConfigTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DispatchTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ContinuationTime = TimeSpan.FromHours(6);

    private readonly List<WorkflowRun> _workflows = [];
    private string? _sentConfig;
    private bool _isDispatched;

    public PipelineRun(SandboxProject project, PipelineScript script, PipelineTrigger trigger)
    {
        (Project, Script, Trigger) = (project, script, trigger);
        Id = World.NewId();
        Number = project.Pipelines.Count + 1;
        CreatedAt = UpdatedAt = World.Now;
        Parameters = (JObject)trigger.Parameters.DeepClone();
        State = "pending";
        if (script.Continuation is not null)
            (State, ContinuationKey) = ("setup-pending", $"continue-{Id:N}");
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

    /// <summary>What is deprecated in the configuration; those of the setup too.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Those of the setup too, oldest first.</summary>
    public IReadOnlyList<WorkflowRun> Workflows => _workflows;

    public string? Branch => Tag is null ? Trigger.Branch ?? Script.Branch ?? Project.DefaultBranch : null;

    public string? Tag => Trigger.Tag ?? (Trigger.Branch is null ? Script.Tag : null);

    /// <summary>The SHA of its commit.</summary>
    public string Revision => Trigger.Revision ?? Convert.ToHexString(SHA1.HashData(Id.ToByteArray())).ToLowerInvariant();

    /// <summary>Name and e-mail address of who wrote the commit.</summary>
    public (string Name, string Email) Author => Script.Author ?? (Trigger.Actor.Name, UsersApi.EmailOf(Trigger.Actor));

    /// <summary>Those of the trigger and of the continuation.</summary>
    public JObject Parameters { get; }

    /// <summary>What lets the setup go on, once; null where there is no setup.</summary>
    public string? ContinuationKey { get; }

    /// <summary>The configuration of what runs, as it was sent, or as the test described it.</summary>
    public string Config => _sentConfig ?? ConfigText.Of(Script);

    /// <summary>The configuration of the setup, once something goes on after it.</summary>
    public string? SetupConfig { get; private set; }

    /// <summary>Whether nothing happens any more unless somebody does something.</summary>
    public bool IsQuiet => State == "errored" || (_isDispatched && _workflows.TrueForAll(w => w.IsQuiet));

    /// <summary>Starts immediately, as v1 and v1.1 return it.</summary>
    public void BeginNow()
    {
        Configure();
        Dispatch();
    }

    /// <summary>Goes on after the setup.</summary>
    /// <exception cref="InvalidOperationException">It cannot go on.</exception>
    public void Continue(string? config, JObject parameters)
    {
        if (State != "setup")
            throw new InvalidOperationException(Script.Continuation is null ? "The pipeline was continued already." : $"The pipeline is {State}: its setup has not begun.");
        if (World.Now - CreatedAt > ContinuationTime)
            throw new InvalidOperationException("The continuation key has expired.");
        if (parameters.Properties().Any(p => Parameters.ContainsKey(p.Name)))
            throw new InvalidOperationException("Conflicting pipeline parameters.");
        Parameters.Merge(parameters);
        (SetupConfig, _sentConfig) = (Config, config);
        Script = Script.Continuation!;
        State = "pending";
        _isDispatched = false;
        Touch();
        World.After(ConfigTime, Configure);
    }

    public void Touch() => UpdatedAt = World.Now;

    /// <summary>Adds a workflow, be it one that runs again.</summary>
    public WorkflowRun Run(WorkflowScript script, SandboxUser user, WorkflowRun? rerunOf, Func<JobScript, bool> isRun)
    {
        var workflow = new WorkflowRun(this, script, user, rerunOf, isRun);
        _workflows.Add(workflow);
        workflow.Proceed();
        Touch();
        return workflow;
    }

    /// <summary>A workflow has ended.</summary>
    public void HasStopped(WorkflowRun workflow)
    {
        Touch();
        if (State == "setup" && Script.ContinuesByItself && _workflows.TrueForAll(w => w.Status == "success") && World.Now - CreatedAt <= ContinuationTime)
            Continue(null, []);
    }

    private void Configure()
    {
        if (State is not ("pending" or "setup-pending"))
            return;
        Touch();
        Warnings.AddRange(Script.Deprecations);
        if (FindConfigErrors().Concat(DecideByPolicies()).ToList() is { Count: > 0 } errors)
        {
            State = "errored";
            Errors.AddRange(errors.Select(e => ("config", e)));
            return;
        }

        State = Script.Continuation is null ? "created" : "setup";
        World.After(DispatchTime, Dispatch);
    }

    private void Dispatch()
    {
        if (_isDispatched || State is not ("created" or "setup"))
            return;
        _isDispatched = true;
        foreach (var workflow in Trigger.Job is { } job ? [WorkflowScript.Of(job)] : Script.WorkflowsToRun())
            Run(workflow, Trigger.Actor, rerunOf: null, _ => true);
    }

    private IEnumerable<string> FindConfigErrors()
    {
        if (Script.ConfigError is { } error)
            yield return error;
        if (SetupConfig is not null && ConfigText.IsSetup(Config))
            yield return "The continuation of a setup pipeline cannot be a setup pipeline.";
        if (Script.Parameters.Count == 0)
            yield break;
        foreach (var (name, value) in Parameters)
        {
            if (!Script.Parameters.TryGetValue(name, out var known))
                yield return $"Unexpected argument(s): {name}";
            else if (value!.Type != known.Type)
                yield return $"Type error for argument {name}: expected type: {TypeOf(known)}, actual value: {value} (type {TypeOf(value)})";
        }
    }

    /// <summary>Makes a decision about the configuration, where its organization has enabled that, and gives what it breaks.</summary>
    private IEnumerable<string> DecideByPolicies()
    {
        if (!Project.Org.EvaluatesPolicies)
            return [];
        var about = new JObject { ["project_id"] = Project.Id, ["build_number"] = Number, ["vcs"] = new JObject { ["branch"] = Branch } };
        return Project.Org.Decide(Config, about).HardFailures.Select(f => $"The configuration breaks a policy: {f}");
    }

    private static string TypeOf(JToken value) => value.Type.ToString().ToLowerInvariant();
}
