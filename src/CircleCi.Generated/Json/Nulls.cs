using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>What becomes of null in a list or map: it is omitted, except where the type can say null itself.</summary>
internal static class Nulls<T>
{
    public static bool AreKept { get; } = typeof(Union).IsAssignableFrom(typeof(T)) || typeof(JToken).IsAssignableFrom(typeof(T));
}
