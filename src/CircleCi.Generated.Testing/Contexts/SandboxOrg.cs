namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<SandboxContext> Contexts { get; } = [];

    /// <summary>Has a context.</summary>
    /// <param name="name">Such as deploy.</param>
    /// <param name="context">Says what is in it.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    public SandboxContext HasContext(string name, Action<SandboxContext>? context = null)
    {
        SandboxContext added;
        lock (World.Gate)
        {
            if (Contexts.Exists(c => c.Name == name))
                throw new ArgumentException($"There is a context '{name}' already; give this one another name.", nameof(name));
            World.CatchUp();
            added = new SandboxContext(this, name);
            Contexts.Add(added);
        }

        context?.Invoke(added);
        return added;
    }
}
