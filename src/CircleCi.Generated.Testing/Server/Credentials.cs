using System.Text;
using CircleCi.Generated.Testing.World;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The token of a request, in any of the ways that CircleCI takes it.</summary>
internal static class Credentials
{
    private const string Header = "Circle-Token";

    public static bool IsOne(string header) => header.Equals(Header, StringComparison.OrdinalIgnoreCase) || header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    public static bool AreIn(HttpRequest request) => request.Headers.Keys.Any(IsOne) || request.Query.ContainsKey(Header);

    /// <exception cref="Refusal">There is no token, or none that the sandbox knows.</exception>
    public static Caller Find(HttpRequest request, SandboxWorld world) =>
        world.FindCaller(TokenOf(request) ?? throw new Refusal(401, "You must log in first.")) ?? throw new Refusal(401, "Invalid token provided.");

    private static string? TokenOf(HttpRequest request)
    {
        if ((string?)request.Headers[Header] is { } token)
            return token;
        return request.Headers.Authorization.ToString().Split(' ', 2) switch
        {
            ["Bearer", var bearer] => bearer,
            ["Basic", var basic] => Encoding.UTF8.GetString(Convert.FromBase64String(basic)).Split(':')[0],
            _ => request.Query[Header].FirstOrDefault(),
        };
    }
}
