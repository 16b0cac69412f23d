namespace CircleCi.Generated;

/// <summary>Addresses given where a slug is wanted: those that a browser shows, and those that Git clones from.</summary>
internal static class PastedAddress
{
    private static readonly Dictionary<string, string> Hosts = new(StringComparer.OrdinalIgnoreCase) { ["github.com"] = "gh", ["bitbucket.org"] = "bb" };

    private static readonly char[] Marks = [':', '@'];

    public static bool Is(string text)
    {
        if (text.Contains("://"))
            return true;
        // No version control system has a word with these; a dot alone is a part that is rejected as such.
        var (start, end) = (0, text.IndexOf('/') is >= 0 and var slash ? slash : text.Length);
        if (text.IndexOfAny(Marks, 0, end) >= 0)
            return true;
        while (start < end && text[start] == '.')
            start++;
        while (end > start && text[end - 1] == '.')
            end--;
        return text.IndexOf('.', start, end - start) >= 0;
    }

    /// <summary>The slug that is in the address of a repository, or of a page of CircleCI's; null if none is.</summary>
    /// <param name="address">The address.</param>
    /// <param name="count">How many parts the slug has.</param>
    public static string? FindSlug(string address, int count)
    {
        var parts = address.Split('?', '#')[0].Split(['/', ':', '@'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var host = parts.FindIndex(Hosts.ContainsKey);
        var start = host >= 0 ? host : parts.FindIndex(p => SlugParts.ShortName(p) is "gh" or "bb" or "circleci");
        if (start < 0 || parts.Count < start + count)
            return null;
        if (host >= 0)
            parts[host] = Hosts[parts[host]];
        var slug = string.Join("/", parts.Skip(start).Take(count));
        return slug.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? slug.Substring(0, slug.Length - ".git".Length) : slug;
    }
}
