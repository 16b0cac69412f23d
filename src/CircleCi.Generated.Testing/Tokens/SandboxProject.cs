using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    /// <summary>Whether people without a token may see its builds.</summary>
    internal bool IsPublic { get; private set; }

    /// <summary>A new token of the project, for v1 and v1.1. v2 acts as if it saw nothing.</summary>
    /// <param name="scope">What it may do.</param>
    public string Token(SandboxTokenScope scope = SandboxTokenScope.Admin)
    {
        lock (World.Gate)
            return World.NewToken(new Caller(SandboxUser.None) { TokenProject = this, Scope = scope });
    }

    /// <summary>Is public, with the setting "Free and Open Source": v1 and v1.1 show its builds to anybody.</summary>
    /// <returns>The project.</returns>
    public SandboxProject IsOpenSource()
    {
        lock (World.Gate)
            IsPublic = true;
        return this;
    }
}
