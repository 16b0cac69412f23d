using CircleCi.Generated.Testing.Contexts;
using CircleCi.Generated.Testing.EnvironmentVariables;

namespace CircleCi.Generated.Testing;

/// <summary>A context in the sandbox: variables shared by an organization's projects.</summary>
public sealed class SandboxContext
{
    internal SandboxContext(SandboxOrg org, string name)
    {
        (Org, Name) = (org, name);
        Id = org.World.NewId();
        CreatedAt = org.World.Now;
        // All members of the organization may use a context, until somebody takes this away.
        Restrictions.Add(new Restriction(org.World.NewId(), "group", org.Id.ToString()));
    }

    /// <summary>The ID of the context.</summary>
    public Guid Id { get; }

    /// <summary>The name of the context, such as deploy.</summary>
    public string Name { get; }

    internal SandboxOrg Org { get; }

    internal DateTimeOffset CreatedAt { get; }

    internal VariableStore Variables { get; } = new();

    internal List<Restriction> Restrictions { get; } = [];

    /// <summary>Adds an environment variable. Its value cannot be read back.</summary>
    /// <exception cref="ArgumentException">The name is not valid for an environment variable.</exception>
    public SandboxContext Variable(string name, string value)
    {
        lock (Org.World.Gate)
        {
            Org.World.CatchUp();
            Variables.Set(name, value, Org.World.Now);
        }

        return this;
    }
}
