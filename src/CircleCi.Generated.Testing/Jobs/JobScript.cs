namespace CircleCi.Generated.Testing;

/// <summary>What a job does. What is not said is as usual: half a minute, one step, success.</summary>
public sealed class JobScript
{
    private readonly WorkflowScript _workflow;

    internal JobScript(WorkflowScript workflow, string name, bool isApproval) => (_workflow, Name, IsApproval) = (workflow, name, isApproval);

    internal string Name { get; }

    internal bool IsApproval { get; }

    internal List<string> Required { get; } = [];

    internal TimeSpan Duration { get; private set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits for its approval; null if a client has to give it.</summary>
    internal TimeSpan? ApprovedAfter { get; private set; }

    /// <summary>The status that it ends with, as long as it does not succeed when it is run again.</summary>
    internal string Ending { get; private set; } = "success";

    /// <summary>What the step that fails says; null if the job succeeds.</summary>
    internal string? Failure { get; private set; }

    /// <summary>How many times it fails before it succeeds when it is run again.</summary>
    internal int Failures { get; private set; } = int.MaxValue;

    internal List<StepScript> Steps { get; } = [];

    internal List<TestScript> Tests { get; } = [];

    internal List<ArtifactScript> Artifacts { get; } = [];

    /// <summary>Takes this long.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public JobScript Takes(TimeSpan duration)
    {
        Duration = NotNegative(duration);
        return this;
    }

    /// <summary>Begins when these have succeeded.</summary>
    public JobScript Needs(params string[] jobs)
    {
        Required.AddRange(jobs);
        return this;
    }

    /// <summary>Fails in its last step.</summary>
    /// <param name="message">What the step says.</param>
    /// <param name="times">How often it fails when it is run again and again; always, if left out.</param>
    public JobScript Fails(string message = "Exited with code exit status 1", int times = int.MaxValue) => Ends("failed", message, times);

    /// <summary>Is stopped in its last step because it takes too long.</summary>
    /// <param name="times">How often, when it is run again and again; always, if left out.</param>
    public JobScript TimesOut(int times = int.MaxValue) => Ends("timedout", "Too long with no output (exceeded 10m0s): context deadline exceeded", times);

    /// <summary>Breaks off because CircleCI itself has a problem.</summary>
    /// <param name="times">How often, when it is run again and again; always, if left out.</param>
    public JobScript FailsForInfrastructure(int times = int.MaxValue) => Ends("infrastructure_fail", "There was an issue while running this job. Please rerun it.", times);

    /// <summary>Is not run, since who started it may not use what it needs, such as a restricted context.</summary>
    public JobScript IsUnauthorized() => Ends("unauthorized", "This job is not authorized to run.", int.MaxValue);

    /// <summary>Is approved by a person some time after it began to wait. Without this it waits until a client approves it.</summary>
    /// <exception cref="InvalidOperationException">The job is no approval.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public JobScript IsApprovedAfter(TimeSpan time)
    {
        if (!IsApproval)
            throw new InvalidOperationException($"The job '{Name}' needs no approval; add one that does with w.Approval(\"{Name}\").");
        ApprovedAfter = NotNegative(time);
        return this;
    }

    /// <summary>Has a step.</summary>
    /// <param name="name">Such as npm test.</param>
    /// <param name="output">What it writes; nothing, if left out.</param>
    public JobScript Step(string name, string output = "")
    {
        Steps.Add(new StepScript(name, output));
        return this;
    }

    /// <summary>Reports a test.</summary>
    /// <param name="className">The class or suite that has it.</param>
    /// <param name="name">The test's name.</param>
    /// <param name="failure">What it failed with; null if it passed.</param>
    /// <param name="file">The file that has it, if that is known.</param>
    /// <param name="seconds">How long it took.</param>
    public JobScript Test(string className, string name, string? failure = null, string? file = null, double seconds = 0.1)
    {
        Tests.Add(new TestScript(className, name, failure, file, seconds));
        return this;
    }

    /// <summary>Stores an artifact.</summary>
    /// <param name="path">Such as coverage/index.html.</param>
    /// <param name="content">Its text.</param>
    public JobScript Artifact(string path, string content) => Artifact(path, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Stores an artifact.</summary>
    /// <param name="path">Such as dist/app.zip.</param>
    /// <param name="content">Its bytes.</param>
    public JobScript Artifact(string path, byte[] content)
    {
        Artifacts.Add(new ArtifactScript(path, content));
        return this;
    }

    /// <summary>Goes on with another job of the same workflow.</summary>
    /// <inheritdoc cref="WorkflowScript.Job"/>
    public JobScript Job(string name) => _workflow.Job(name);

    /// <summary>Goes on with an approval in the same workflow.</summary>
    /// <inheritdoc cref="WorkflowScript.Approval"/>
    public JobScript Approval(string name) => _workflow.Approval(name);

    private static TimeSpan NotNegative(TimeSpan time) => time >= TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "Give no time or some.");

    private JobScript Ends(string status, string message, int times)
    {
        (Ending, Failure, Failures) = (status, message, times);
        return this;
    }
}

/// <summary>A step, and what it writes.</summary>
internal sealed record StepScript(string Name, string Output);

/// <summary>A test that a job reports.</summary>
internal sealed record TestScript(string ClassName, string Name, string? Failure, string? File, double Seconds);

/// <summary>A file that a job stores.</summary>
internal sealed record ArtifactScript(string Path, byte[] Content);
