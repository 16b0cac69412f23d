using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    /// <summary>Whether people without a token may see its builds.</summary>
    internal bool IsPublic { get; private set; }

    /// <summary>Creates a project token, for v1 and v1.1. v2 responds to it as if the project did not exist.</summary>
    /// <param name="scope">The scope of the token.</param>
    public string Token(SandboxTokenScope scope = SandboxTokenScope.Admin)
    {
        lock (World.Gate)
            return World.NewToken(new Caller(SandboxUser.None) { TokenProject = this, Scope = scope });
    }

    /// <summary>Makes the project public, with the setting "Free and Open Source": v1 and v1.1 show its builds to anyone.</summary>
    /// <returns>The project.</returns>
    public SandboxProject IsOpenSource()
    {
        lock (World.Gate)
            IsPublic = true;
        return this;
    }
}
