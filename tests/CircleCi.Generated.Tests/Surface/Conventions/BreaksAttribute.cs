namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>Says which convention a bad example breaks.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class BreaksAttribute(string convention) : Attribute
{
    public string Convention { get; } = convention;
}
