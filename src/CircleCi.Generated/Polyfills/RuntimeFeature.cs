#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>netstandard2.0 lacks the framework's own, and is never compiled ahead of time.</summary>
internal static class RuntimeFeature
{
    public static bool IsDynamicCodeSupported => true;
}
#endif
