using CircleCi.Generated.Testing.Pipelines;

namespace CircleCi.Generated.Testing.Deploys;

/// <summary>Something that a project deploys, and each of its deployments.</summary>
internal sealed class DeployComponent(SandboxProject project, string name)
{
    private readonly List<Deployment> _deployments = [];

    public Guid Id { get; } = project.World.NewId();

    public SandboxProject Project => project;

    public string Name => name;

    public DateTimeOffset CreatedAt { get; } = project.World.Now;

    public DateTimeOffset UpdatedAt => _deployments[^1].At;

    public int ReleaseCount => _deployments.Count;

    /// <summary>The pipeline of the last rollback; null before the first.</summary>
    public PipelineRun? Rollback { get; set; }

    /// <summary>The last deployment of each version to each environment, newest first.</summary>
    public IEnumerable<Deployment> Versions => Enumerable.Reverse(_deployments).DistinctBy(d => (d.Version, d.Environment, d.Namespace));

    public void Deploy(string version, DeployEnvironment environment, string space, PipelineRun? pipeline) =>
        _deployments.Add(new Deployment(version, environment, space, pipeline, project.World.Now));

    /// <summary>What runs there now.</summary>
    public Deployment? Live(DeployEnvironment environment, string space) => _deployments.FindLast(d => d.Environment == environment && d.Namespace == space);
}

/// <summary>A version in an environment, and the pipeline that brought it there, if one did.</summary>
internal sealed record Deployment(string Version, DeployEnvironment Environment, string Namespace, PipelineRun? Pipeline, DateTimeOffset At);
