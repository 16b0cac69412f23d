namespace CircleCi.Generated.Http;

/// <summary>The headers of an answer as users see them.</summary>
internal static class Headers
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.Concat(response.Content.Headers))
            headers[header.Key] = [.. header.Value];
        return headers;
    }
}
