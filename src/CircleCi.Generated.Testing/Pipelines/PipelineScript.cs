using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

/// <summary>Defines what a pipeline does, as the configuration of a project. By default it has one workflow, build, with one job, test.</summary>
public sealed class PipelineScript
{
    private readonly List<WorkflowScript> _workflows = [];
    private bool _hasCommit;

    internal PipelineScript()
    {
    }

    internal IReadOnlyList<WorkflowScript> Workflows => _workflows;

    internal string? Branch { get; private set; }

    internal string? Tag { get; private set; }

    internal string Subject { get; private set; } = "Change things";

    internal string Body { get; private set; } = "";

    /// <summary>Name and e-mail address of who wrote the commit; null if it was who started the pipeline.</summary>
    internal (string Name, string Email)? Author { get; private set; }

    /// <summary>Names and defaults of what may be given when it is triggered; if there are none, anything may.</summary>
    internal Dictionary<string, JToken> Parameters { get; } = new(StringComparer.Ordinal);

    internal TimeSpan Age { get; private set; }

    internal string? ConfigError { get; private set; }

    internal List<string> Deprecations { get; } = [];

    internal PipelineScript? Continuation { get; private set; }

    /// <summary>Whether the setup itself goes on, when it has succeeded.</summary>
    internal bool ContinuesByItself { get; private set; }

    /// <summary>Runs the pipeline on a branch other than the project's default branch.</summary>
    public PipelineScript OnBranch(string branch)
    {
        Branch = branch;
        return this;
    }

    /// <summary>Runs the pipeline for a tag.</summary>
    public PipelineScript OnTag(string tag)
    {
        Tag = tag;
        return this;
    }

    /// <summary>Runs the pipeline for a commit.</summary>
    /// <param name="subject">The first line of the commit message. If it contains [skip ci], <c>POST /project/.../pipeline/run</c> starts nothing.</param>
    /// <param name="body">The commit message after its first line.</param>
    /// <param name="author">The author, such as Grace Hopper; by default the user who started the pipeline.</param>
    /// <param name="email">The email address of the author.</param>
    public PipelineScript ForCommit(string subject, string body = "", string? author = null, string email = "author@example.com")
    {
        (Subject, Body, _hasCommit) = (subject, body, true);
        Author = author is null ? null : (author, email);
        return this;
    }

    /// <summary>Sets how long ago the pipeline started; it has been running since. Only for <see cref="SandboxProject.HasPipeline"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public PipelineScript Ago(TimeSpan time)
    {
        Age = time >= TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A pipeline cannot start in the future.");
        return this;
    }

    /// <summary>Declares a parameter. If any is declared, a pipeline with undeclared parameters ends as errored.</summary>
    /// <param name="name">The name, such as deploy.</param>
    /// <param name="defaultValue">A string, an integer or a Boolean, which also determines the type of the parameter.</param>
    public PipelineScript Parameter(string name, JToken defaultValue)
    {
        Parameters[name] = defaultValue;
        return this;
    }

    /// <summary>Adds a workflow.</summary>
    /// <exception cref="ArgumentException">A workflow with this name already exists, or a job needs one that does not exist.</exception>
    public PipelineScript Workflow(string name, Action<WorkflowScript> jobs)
    {
        if (_workflows.Exists(w => w.Name == name))
            throw new ArgumentException($"There is a workflow '{name}' already; use another name.", nameof(name));
        var workflow = new WorkflowScript(name);
        jobs(workflow);
        workflow.Check();
        _workflows.Add(workflow);
        return this;
    }

    /// <summary>Makes the configuration not valid: no workflow runs, and the pipeline ends as errored.</summary>
    public PipelineScript FailsToConfigure(string message)
    {
        ConfigError = message;
        return this;
    }

    /// <summary>Makes the configuration use deprecated syntax: it runs, with a warning.</summary>
    public PipelineScript UsesDeprecatedSyntax(string message)
    {
        Deprecations.Add(message);
        return this;
    }

    /// <summary>Makes the pipeline a setup pipeline, whose workflows are followed by <paramref name="continuation"/>.</summary>
    /// <param name="continuation">Defines the continuation.</param>
    /// <param name="byItself">
    /// Whether it continues when the setup has succeeded, as if one of its jobs had requested it; otherwise it continues when <c>POST /pipeline/continue</c> is sent
    /// with <see cref="SandboxPipeline.ContinuationKey"/>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="continuation"/> is a setup pipeline itself.</exception>
    public PipelineScript ContinuesWith(Action<PipelineScript> continuation, bool byItself = false)
    {
        var script = new PipelineScript();
        continuation(script);
        if (script.Continuation is not null)
            throw new ArgumentException("The continuation of a setup pipeline cannot be a setup pipeline.", nameof(continuation));
        (Continuation, ContinuesByItself) = (script, byItself);
        return this;
    }

    /// <summary>Does what another one does, if nothing was said of what runs; what was said besides stays.</summary>
    internal void TakeOver(PipelineScript usual)
    {
        if (_workflows.Count > 0 || ConfigError is not null || Continuation is not null)
            return;
        _workflows.AddRange(usual._workflows);
        (ConfigError, Continuation, ContinuesByItself) = (usual.ConfigError, usual.Continuation, usual.ContinuesByItself);
        Deprecations.InsertRange(0, usual.Deprecations);
        foreach (var (name, value) in usual.Parameters)
            Parameters.TryAdd(name, value);
        if (Branch is null && Tag is null)
            (Branch, Tag) = (usual.Branch, usual.Tag);
        if (!_hasCommit)
            (Subject, Body, Author) = (usual.Subject, usual.Body, usual.Author);
    }

    /// <summary>What runs, the usual where nothing was said.</summary>
    internal IReadOnlyList<WorkflowScript> WorkflowsToRun()
    {
        if (_workflows.Count == 0 && ConfigError is null)
            Workflow("build", w => w.Job("test"));
        return _workflows;
    }
}
