namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>How its responses are otherwise than promised: <c>circle.Quirks.JodaTimes = true</c>.</summary>
    public SandboxQuirks Quirks => _world.Quirks;
}
