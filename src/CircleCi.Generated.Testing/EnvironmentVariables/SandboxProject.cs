using CircleCi.Generated.Testing.EnvironmentVariables;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal VariableStore Variables { get; } = new();

    /// <summary>Adds an environment variable. Only the last characters of its value can be read back.</summary>
    /// <exception cref="ArgumentException">The name is not valid for an environment variable.</exception>
    public SandboxProject HasEnvironmentVariable(string name, string value)
    {
        lock (World.Gate)
        {
            World.CatchUp();
            Variables.Set(name, value, World.Now);
        }

        return this;
    }
}
