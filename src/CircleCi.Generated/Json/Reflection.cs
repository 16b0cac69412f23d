#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Json;

/// <summary>What only reflection can do, for types of the caller's. Nothing that a call needs comes here.</summary>
internal static class Reflection
{
#if NET8_0_OR_GREATER
    /// <summary>Whether there is any. The native compiler knows that there is none, and leaves out what would need it.</summary>
    public static bool IsAvailable => RuntimeFeature.IsDynamicCodeSupported;
#else
    /// <summary>Whether there is any.</summary>
    public static bool IsAvailable => true;
#endif

    /// <summary>The exception for a type that cannot be read or written without it.</summary>
    public static NotSupportedException Missing(Type type) =>
        new($"A {type.Name} is read and written by reflection, which a program compiled ahead of time does not have; specify a type of the SDK, or a JsonTypeInfo.");
}
