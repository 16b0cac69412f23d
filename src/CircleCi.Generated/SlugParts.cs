using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>What slugs of projects and organizations have in common.</summary>
internal static class SlugParts
{
    /// <exception cref="ArgumentException">It is no slug; the message says why and what to give.</exception>
    public static IReadOnlyList<string> Split(string slug, string parameter, string wanted, int count)
    {
        if (slug.Length == 0)
            throw new ArgumentException($"The slug is empty; specify {wanted}.", parameter);
        // Addresses are not repeated: there may be a password in one.
        if (PastedAddress.Is(slug))
            throw new ArgumentException($"A URL is not a slug; specify {Shown.Text(PastedAddress.FindSlug(slug, count) ?? wanted)}.", parameter);
        if (slug.IndexOf("%2F", StringComparison.OrdinalIgnoreCase) >= 0)
            throw Refuse("has an escaped slash, %2F, instead of a plain one");
        var parts = slug.Split('/');
        if (parts.Any(p => p.Trim().Length == 0))
            throw Refuse("has an empty part");
        if (parts.Length != count && !(parts.Length == 1 && Guid.TryParseExact(slug, "D", out _)))
            throw Refuse($"has {parts.Length} part{(parts.Length == 1 ? "" : "s")}");
        foreach (var part in parts)
        {
            if (part is "." or "..")
                throw Refuse($"has the part '{Shown.Text(part)}'");
            if (part.Any(char.IsControl))
                throw Refuse("contains a control character");
        }

        return parts;

        ArgumentException Refuse(string why) => new($"'{Shown.Text(slug)}' {why}; specify {wanted}.", parameter);
    }

    public static string ShortName(string vcs) => vcs.ToLowerInvariant() switch
    {
        "github" => "gh",
        "bitbucket" => "bb",
        var other => other,
    };

    public static string LongName(string vcs) => vcs.ToLowerInvariant() switch
    {
        "gh" => "github",
        "bb" => "bitbucket",
        var other => other,
    };

    public static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count == right.Count
        && ShortName(left[0]) == ShortName(right[0])
        && left.Skip(1).SequenceEqual(right.Skip(1), StringComparer.Ordinal);

    public static int Hash(IReadOnlyList<string> parts)
    {
        var hash = ShortName(parts[0]).GetHashCode();
        foreach (var part in parts.Skip(1))
            hash = unchecked((hash * 31) + part.GetHashCode());
        return hash;
    }
}
