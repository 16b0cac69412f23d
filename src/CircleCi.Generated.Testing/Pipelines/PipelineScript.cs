using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

/// <summary>What a pipeline does: the part of a project's configuration that a test cares about. Without a workflow it has one, build, with one job, test.</summary>
public sealed class PipelineScript
{
    private readonly List<WorkflowScript> _workflows = [];

    internal PipelineScript()
    {
    }

    internal IReadOnlyList<WorkflowScript> Workflows => _workflows;

    internal string? Branch { get; private set; }

    internal string? Tag { get; private set; }

    internal string Subject { get; private set; } = "Change things";

    internal string? ConfigError { get; private set; }

    internal PipelineScript? Continuation { get; private set; }

    /// <summary>Runs on a branch other than the project's default one.</summary>
    public PipelineScript OnBranch(string branch)
    {
        Branch = branch;
        return this;
    }

    /// <summary>Runs for a tag.</summary>
    public PipelineScript OnTag(string tag)
    {
        Tag = tag;
        return this;
    }

    /// <summary>Runs for a commit with this first line.</summary>
    public PipelineScript ForCommit(string subject)
    {
        Subject = subject;
        return this;
    }

    /// <summary>Adds a workflow.</summary>
    /// <exception cref="ArgumentException">There is one of this name already, or a job needs one that is not there.</exception>
    public PipelineScript Workflow(string name, Action<WorkflowScript> jobs)
    {
        if (_workflows.Exists(w => w.Name == name))
            throw new ArgumentException($"There is a workflow '{name}' already; give this one another name.", nameof(name));
        var workflow = new WorkflowScript(name);
        jobs(workflow);
        workflow.Check();
        _workflows.Add(workflow);
        return this;
    }

    /// <summary>Has a configuration that cannot be read: no workflow ever runs, and the pipeline ends as errored.</summary>
    public PipelineScript FailsToConfigure(string message)
    {
        ConfigError = message;
        return this;
    }

    /// <summary>Is a setup pipeline: its workflows only find out what is to be done, and <c>POST /pipeline/continue</c> goes on with this.</summary>
    public PipelineScript ContinuesWith(Action<PipelineScript> continuation)
    {
        Continuation = new PipelineScript();
        continuation(Continuation);
        return this;
    }

    /// <summary>What runs, the usual where nothing was said.</summary>
    internal IReadOnlyList<WorkflowScript> WorkflowsToRun()
    {
        if (_workflows.Count == 0 && ConfigError is null)
            Workflow("build", w => w.Job("test"));
        return _workflows;
    }
}
