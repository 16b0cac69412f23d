using CircleCi.Generated.Testing.Deploys;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal List<DeployComponent> DeployComponents { get; } = [];

    /// <summary>Has deployed a version just now: it is live there, in the place of the one before. Component and environment are there from now on.</summary>
    /// <param name="component">Such as shop-api.</param>
    /// <param name="version">Such as 1.4.0.</param>
    /// <param name="to">The environment, such as production.</param>
    /// <param name="by">The pipeline that did it; none is recorded, if left out.</param>
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
