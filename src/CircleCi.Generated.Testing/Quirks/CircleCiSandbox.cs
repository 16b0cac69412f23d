namespace CircleCi.Generated.Testing;

public sealed partial class CircleCiSandbox
{
    /// <summary>The deviations of responses from the documentation: <c>circle.Quirks.JodaTimes = true</c>.</summary>
    public SandboxQuirks Quirks => _world.Quirks;
}
