using System.Text.RegularExpressions;

namespace CircleCi.Generated.Http;

/// <summary>The address of a server, without the paths of the API that are often pasted with it.</summary>
internal static class ServerAddress
{
    // A timeout, since the address is a setting that anybody may have typed.
    private static readonly Regex ApiPath = new(@"/+(api(/+v[0-9.]+)?)?/*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <exception cref="ArgumentException">The address is relative, or neither http nor https.</exception>
    public static Uri Normalize(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || address.Scheme is not ("https" or "http"))
            throw new ArgumentException($"The server's address '{address?.OriginalString}' (BaseAddress, or CIRCLE_URL) cannot be used; give one such as https://circleci.com.", nameof(address));
        return new Uri(ApiPath.Replace(address.GetLeftPart(UriPartial.Path), "") + "/");
    }
}
