namespace CircleCi.Generated.Json;

/// <summary>v1.1 URL-encodes the names of branches where they are keys (jszwedko/go-circleci decodes them).</summary>
internal static class UrlEncodedKeys
{
    public static T? Find<T>(IDictionary<string, T> map, string key)
        where T : class
    {
        if (key is null)
            throw new ArgumentNullException(nameof(key));
        return map.TryGetValue(key, out var value) || map.TryGetValue(Uri.EscapeDataString(key), out value)
            ? value
            : map.FirstOrDefault(m => string.Equals(Uri.UnescapeDataString(m.Key), key, StringComparison.Ordinal)).Value;
    }
}
