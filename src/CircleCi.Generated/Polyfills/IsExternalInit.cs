#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for init accessors where the framework lacks it.</summary>
internal static class IsExternalInit;
#endif
