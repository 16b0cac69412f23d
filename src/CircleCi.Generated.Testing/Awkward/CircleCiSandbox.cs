namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>How its answers are otherwise than promised: <c>circle.Awkward.JodaTimes = true</c>.</summary>
    public SandboxAwkwardness Awkward => _world.Awkward;
}
