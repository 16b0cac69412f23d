namespace CircleCi.Generated.Json;

/// <summary>
/// Lists and maps that are never null and yet know whether they were set: what nobody touched is not written, while an empty one that was assigned
/// is, because it may clear a list on the server.
/// </summary>
internal static class Members
{
    public static IList<T> Get<T>(ref IList<T>? field) => field ??= new UnsetList<T>();

    public static IDictionary<string, T> Get<T>(ref IDictionary<string, T>? field) => field ??= new UnsetMap<T>();

    public static bool IsSet<T>(IList<T>? field) => field is not (null or UnsetList<T> { Count: 0 });

    public static bool IsSet<T>(IDictionary<string, T>? field) => field is not (null or UnsetMap<T> { Count: 0 });

    private sealed class UnsetList<T> : List<T>;

    private sealed class UnsetMap<T> : Dictionary<string, T>;
}
