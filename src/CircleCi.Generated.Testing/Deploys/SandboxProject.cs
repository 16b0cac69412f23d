using CircleCi.Generated.Testing.Deploys;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<DeployComponent> DeployComponents { get; } = [];

    /// <summary>Deploys a version: it is now live in the environment, in place of the previous one. The component and the environment are created if they do not exist.</summary>
    /// <param name="component">The component, such as shop-api.</param>
    /// <param name="version">The version, such as 1.4.0.</param>
    /// <param name="to">The environment, such as production.</param>
    /// <param name="by">The pipeline that deployed the version, or null to record none.</param>
    public SandboxProject Deploys(string component, string version, string to, SandboxPipeline? by = null)
    {
        lock (World.Gate)
        {
            World.CatchUp();
            var known = DeployComponents.Find(c => c.Name == component);
            if (known is null)
                DeployComponents.Add(known = new DeployComponent(this, component));
            known.Deploy(version, Org.DeployEnvironment(to), "default", by is null ? null : _pipelines.Find(p => p.Id == by.Id)
                ?? throw new ArgumentException($"Pipeline {by.Number} is not one of {Slug}.", nameof(by)));
        }

        return this;
    }
}
