using CircleCi.Generated.Testing.EnvironmentVariables;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal VariableStore Variables { get; } = new();

    /// <summary>Has an environment variable. Nobody can read its value back, but for its last characters.</summary>
    /// <exception cref="ArgumentException">The name is none for an environment variable.</exception>
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
