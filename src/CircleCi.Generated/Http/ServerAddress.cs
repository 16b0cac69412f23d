namespace CircleCi.Generated.Http;

/// <summary>The address of a server, without the paths of the API that are often pasted with it.</summary>
internal static class ServerAddress
{
    // More than any address has; a longer text could not even be kept.
    private const int MaxShown = 200;

    /// <summary>The address in CIRCLE_URL, or the cloud's. What is no address at all is kept, to be rejected by <see cref="Normalize"/> where somebody expects that.</summary>
    public static Uri FromEnvironment() => Environment.GetEnvironmentVariable("CIRCLE_URL") is { Length: > 0 } text
        ? Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? WithoutUser(address) : new Uri(Uri.EscapeDataString(Shown(text)), UriKind.Relative)
        : CircleCiClientOptions.CloudAddress;

    /// <summary>The address without the name and password of a user, which are never sent.</summary>
    public static Uri WithoutUser(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo.Length: > 0 } && Uri.TryCreate(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped), UriKind.Absolute, out var without) ? without : address;

    /// <exception cref="ArgumentException">The address is relative, or neither http nor https.</exception>
    public static Uri Normalize(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            throw Refused(address);
        var path = address.AbsolutePath.TrimEnd('/');
        var version = path.Substring(path.LastIndexOf('/') + 1);
        if (IsVersion(version) && IsApi(path.Substring(0, path.Length - version.Length).TrimEnd('/')))
            path = path.Substring(0, path.Length - version.Length).TrimEnd('/');
        if (IsApi(path))
            path = path.Substring(0, path.Length - "/api".Length).TrimEnd('/');
        return Uri.TryCreate($"{address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}{path}/", UriKind.Absolute, out var server) ? server : throw Refused(address);
    }

    /// <summary>An address, or what was given for one, as messages show it: on one line, and without what may be a user's password.</summary>
    public static string Shown(string text)
    {
        // In an address that is none, a password may have any place before the @.
        var end = text.LastIndexOf('@');
        var scheme = text.IndexOf("//", StringComparison.Ordinal) is var slashes && slashes >= 0 && slashes < end ? text.Substring(0, slashes + 2) : "";
        return MessageText.OneLine(MessageText.Short(end < 0 ? text : $"{scheme}***{text.Substring(end)}", MaxShown));
    }

    // A relative one may be what FromEnvironment kept.
    private static ArgumentException Refused(Uri? address) =>
        new($"The server's address '{Shown(address is null ? "" : address.IsAbsoluteUri ? address.OriginalString : Uri.UnescapeDataString(address.OriginalString))}' (BaseAddress or CIRCLE_URL) is not valid; specify one such as https://circleci.com.", nameof(address));

    private static bool IsVersion(string text) => text.Length > 1 && text[0] is 'v' or 'V' && text.Skip(1).All(static c => c is (>= '0' and <= '9') or '.');

    private static bool IsApi(string path) => path.EndsWith("/api", StringComparison.OrdinalIgnoreCase);
}
