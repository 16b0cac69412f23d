using System.Text;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The token of a request, in any of the ways that CircleCI takes it.</summary>
internal static class Credentials
{
    private const string Header = "Circle-Token";

    /// <summary>Whether a header is one.</summary>
    public static bool AreIn(string header) => header.Equals(Header, StringComparison.OrdinalIgnoreCase) || header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    public static bool AreIn(HttpRequest request) => request.Headers.Keys.Any(AreIn) || request.Query.ContainsKey(Header);

    /// <summary>The token, empty where what was sent is none; null if nothing was sent.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var token))
            return token.ToString();
        if (request.Headers.TryGetValue("Authorization", out var authorization))
        {
            return authorization.ToString().Split(' ', 2) switch
            {
                [var scheme, var bearer] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => bearer.Trim(),
                [var scheme, var basic] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => UserOf(basic),
                _ => "",
            };
        }

        // v2 has never taken it from the query.
        return Formats.IsOld(request) ? request.Query[Header].FirstOrDefault() : null;
    }

    /// <summary>The query as it was sent, but without the token.</summary>
    public static string QueryOf(HttpRequest request)
    {
        var query = request.QueryString.Value ?? "";
        return request.Query[Header].OfType<string>().Where(token => token.Length > 0)
            .Aggregate(query, (masked, token) => masked.Replace(token, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(token), "***", StringComparison.Ordinal));
    }

    private static string UserOf(string basic)
    {
        var bytes = new byte[basic.Length];
        return Convert.TryFromBase64String(basic.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : "";
    }
}
