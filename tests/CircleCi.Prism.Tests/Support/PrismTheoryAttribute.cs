namespace CircleCi.Prism.Tests.Support;

/// <summary>A theory that needs Prism, and says so where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrismTheoryAttribute : TheoryAttribute
{
    public PrismTheoryAttribute() => Skip = PrismFolder.WhyNot;
}
