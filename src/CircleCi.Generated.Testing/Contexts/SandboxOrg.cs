namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<SandboxContext> Contexts { get; } = [];

    /// <summary>Adds a context.</summary>
    /// <param name="name">The name, such as deploy.</param>
    /// <param name="context">Configures the context.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentException">A context with this name already exists.</exception>
    public SandboxContext HasContext(string name, Action<SandboxContext>? context = null)
    {
        SandboxContext added;
        lock (World.Gate)
        {
            if (Contexts.Exists(c => c.Name == name))
                throw new ArgumentException($"There is a context '{name}' already; use another name.", nameof(name));
            World.CatchUp();
            added = new SandboxContext(this, name);
            Contexts.Add(added);
        }

        context?.Invoke(added);
        return added;
    }
}
