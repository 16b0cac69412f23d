namespace CircleCi.Generated.Testing;

/// <summary>Defines what a job does. By default it takes half a minute, has one step and succeeds.</summary>
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

    /// <summary>Sets the duration of the job.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public JobScript Takes(TimeSpan duration)
    {
        Duration = NotNegative(duration);
        return this;
    }

    /// <summary>Starts the job after the specified jobs have succeeded.</summary>
    public JobScript Needs(params string[] jobs)
    {
        Required.AddRange(jobs);
        return this;
    }

    /// <summary>Makes the job fail in its last step.</summary>
    /// <param name="message">The message of the step.</param>
    /// <param name="times">The number of runs that fail when the job is rerun; all by default.</param>
    public JobScript Fails(string message = "Exited with code exit status 1", int times = int.MaxValue) => Ends("failed", message, times);

    /// <summary>Makes the job time out in its last step.</summary>
    /// <param name="times">The number of runs that time out when the job is rerun; all by default.</param>
    public JobScript TimesOut(int times = int.MaxValue) => Ends("timedout", "Too long with no output (exceeded 10m0s): context deadline exceeded", times);

    /// <summary>Makes the job fail because of a CircleCI infrastructure failure.</summary>
    /// <param name="times">The number of runs that fail when the job is rerun; all by default.</param>
    public JobScript FailsForInfrastructure(int times = int.MaxValue) => Ends("infrastructure_fail", "There was an issue while running this job. Please rerun it.", times);

    /// <summary>Makes the job unauthorized: the user who started it has no access to something it needs, such as a restricted context.</summary>
    public JobScript IsUnauthorized() => Ends("unauthorized", "This job is not authorized to run.", int.MaxValue);

    /// <summary>Approves the job after it has waited for the specified time. By default, it waits until a client approves it.</summary>
    /// <exception cref="InvalidOperationException">The job is not an approval job.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public JobScript IsApprovedAfter(TimeSpan time)
    {
        if (!IsApproval)
            throw new InvalidOperationException($"The job '{Name}' needs no approval; add one that does with w.Approval(\"{Name}\").");
        ApprovedAfter = NotNegative(time);
        return this;
    }

    /// <summary>Adds a step.</summary>
    /// <param name="name">The name, such as npm test.</param>
    /// <param name="output">The output of the step; none by default.</param>
    public JobScript Step(string name, string output = "")
    {
        Steps.Add(new StepScript(name, output));
        return this;
    }

    /// <summary>Adds a test result.</summary>
    /// <param name="className">The class or suite of the test.</param>
    /// <param name="name">The name of the test.</param>
    /// <param name="failure">The failure message; null if the test passed.</param>
    /// <param name="file">The source file of the test, or null.</param>
    /// <param name="seconds">The duration of the test in seconds.</param>
    public JobScript Test(string className, string name, string? failure = null, string? file = null, double seconds = 0.1)
    {
        Tests.Add(new TestScript(className, name, failure, file, seconds));
        return this;
    }

    /// <summary>Adds an artifact.</summary>
    /// <param name="path">The path, such as coverage/index.html.</param>
    /// <param name="content">The text of the file.</param>
    public JobScript Artifact(string path, string content) => Artifact(path, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Adds an artifact.</summary>
    /// <param name="path">The path, such as dist/app.zip.</param>
    /// <param name="content">The bytes of the file.</param>
    public JobScript Artifact(string path, byte[] content)
    {
        Artifacts.Add(new ArtifactScript(path, content));
        return this;
    }

    /// <summary>Adds another job to the same workflow.</summary>
    /// <inheritdoc cref="WorkflowScript.Job"/>
    public JobScript Job(string name) => _workflow.Job(name);

    /// <summary>Adds an approval job to the same workflow.</summary>
    /// <inheritdoc cref="WorkflowScript.Approval"/>
    public JobScript Approval(string name) => _workflow.Approval(name);

    private static TimeSpan NotNegative(TimeSpan time) => time >= TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "The time must not be negative.");

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
