namespace CircleCi.Generated.Http;

/// <summary>The headers of a response as users see them.</summary>
internal static class Headers
{
    /// <param name="response">The response.</param>
    /// <param name="token">The token, which no user shall find in them if a server repeats it.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(HttpResponseMessage response, string? token)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.Concat(response.Content.Headers))
            headers[Shown.WithoutToken(header.Key, token)!] = [.. header.Value.Select(v => Shown.WithoutToken(v, token)!)];
        return headers;
    }
}
