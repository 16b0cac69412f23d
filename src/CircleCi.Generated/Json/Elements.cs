namespace CircleCi.Generated.Json;

/// <summary>What elements of a type are in JSON.</summary>
internal static class Elements<T>
{
    public static bool AreObjects { get; } = typeof(CircleCiModel).IsAssignableFrom(typeof(T));
}
