using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>What a token may be and where it may go.</summary>
internal static class Tokens
{
    /// <summary>Where CircleCI keeps artifacts: these hosts require its token too, and redirect the caller to storage that must not get it.</summary>
    private const string ArtifactHosts = ".circle-artifacts.com";

    /// <summary>The token without blanks around it, null if it is empty.</summary>
    /// <exception cref="ArgumentException">It holds what no header can.</exception>
    public static string? Check(string? token)
    {
        token = token?.Trim();
        if (string.IsNullOrEmpty(token))
            return null;
        // Of a SecureString PowerShell makes the name of its type.
        if (ObjectText.Is(token))
            throw new ArgumentException($"The token is the text \"{token}\", which a script produces from an object; specify the token itself, for a SecureString with [Net.NetworkCredential]::new('', $secure).Password.", nameof(token));
        return token!.Any(c => c is <= ' ' or > '~')
            ? throw new ArgumentException("The token contains a character that is not valid in a token; check what was pasted.", nameof(token))
            : token;
    }

    /// <exception cref="ArgumentException">The token would go over the wire in the clear.</exception>
    public static void CheckServer(string? token, Uri server)
    {
        if (token is not null && !IsSafe(server))
            throw new ArgumentException($"The token is not sent to {server} in clear text; use an https address, or an empty token.");
    }

    /// <summary>Whether the token may go with a request to this address.</summary>
    public static bool MayGoTo(Uri address, Uri server)
    {
        if (!IsSafe(address))
            return false;
        if (IsSameOrigin(address, server))
            return true;
        // Artifacts of the cloud have hosts of their own; those of other servers have none.
        return server.Host == CircleCiClientOptions.CloudAddress.Host && address.IsDefaultPort && address.Host.EndsWith(ArtifactHosts, StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsSameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether nobody between can read what is sent there.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
