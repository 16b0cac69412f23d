#if NETSTANDARD2_0
namespace System.Runtime.Versioning;

/// <summary>The framework's own attribute, which netstandard2.0 lacks; the analyzer knows it by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnsupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName { get; } = platformName;
}
#endif
