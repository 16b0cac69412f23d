using CircleCi.Generated.Testing.Deploys;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<DeployEnvironment> DeployEnvironments { get; } = [];

    /// <summary>Adds a deployment environment with a description. Deploying to an environment also creates it.</summary>
    public SandboxOrg HasDeployEnvironment(string name, string? description = null)
    {
        lock (World.Gate)
        {
            World.CatchUp();
            _ = DeployEnvironment(name, description);
        }

        return this;
    }

    /// <summary>The environment of a name; it is there from now on.</summary>
    internal DeployEnvironment DeployEnvironment(string name, string? description = null)
    {
        if (DeployEnvironments.Find(e => e.Name == name) is { } known)
            return known;
        var environment = new DeployEnvironment(World.NewId(), name, description, World.Now);
        DeployEnvironments.Add(environment);
        return environment;
    }
}
