namespace CircleCi.Generated.Testing;

/// <summary>Defines a workflow by its jobs. They start together, except those that need others.</summary>
public sealed class WorkflowScript
{
    private readonly List<JobScript> _jobs = [];

    internal WorkflowScript(string name) => Name = name;

    internal string Name { get; }

    internal IReadOnlyList<JobScript> Jobs => _jobs;

    /// <summary>Adds a job. By default it takes half a minute and succeeds.</summary>
    /// <exception cref="ArgumentException">A job with this name already exists.</exception>
    public JobScript Job(string name) => Add(new JobScript(this, name, isApproval: false));

    /// <summary>Adds a job that waits for an approval.</summary>
    /// <exception cref="ArgumentException">A job with this name already exists.</exception>
    public JobScript Approval(string name) => Add(new JobScript(this, name, isApproval: true));

    /// <summary>A workflow with a job that is run without those that it needs.</summary>
    internal static WorkflowScript Of(JobScript job)
    {
        var workflow = new WorkflowScript("workflow");
        workflow._jobs.Add(job);
        return workflow;
    }

    internal void Check()
    {
        if (_jobs.Count == 0)
            throw new ArgumentException($"The workflow '{Name}' has no job; add one with w.Job(\"test\").");
        var names = _jobs.Select(j => j.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var job in _jobs)
        {
            if (job.Required.FirstOrDefault(n => !names.Contains(n)) is { } missing)
                throw new ArgumentException($"The job '{job.Name}' of the workflow '{Name}' needs '{missing}', which is not there; there are {string.Join(", ", names)}.");
        }
    }

    private JobScript Add(JobScript job)
    {
        if (_jobs.Exists(j => j.Name == job.Name))
            throw new ArgumentException($"The workflow '{Name}' has a job '{job.Name}' already; use another name.", "name");
        _jobs.Add(job);
        return job;
    }
}
