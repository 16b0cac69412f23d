namespace CircleCi.Generated.Json;

/// <summary>
/// What only reflection can do, for types of the caller's. Nothing that a call needs comes here: a program that is compiled ahead of time lacks what is done if
/// <c>RuntimeFeature.IsDynamicCodeSupported</c>, which its compiler knows to be false.
/// </summary>
internal static class Reflection
{
    /// <summary>The exception for a type that cannot be read or written without it.</summary>
    public static NotSupportedException Missing(Type type) =>
        new($"A {type.Name} is read and written by reflection, which a program compiled ahead of time does not have; specify a type of the SDK, or a JsonTypeInfo.");
}
