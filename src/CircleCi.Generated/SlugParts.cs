using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>What slugs of projects and organizations have in common.</summary>
internal static class SlugParts
{
    /// <summary>The parts of a slug, or the only one of an id; null if it is neither.</summary>
    public static string[]? Of(string? slug, int count) => slug is not null && Fault(slug, count, out var parts) is null ? parts : null;

    /// <exception cref="ArgumentException">It is no slug; the message says why and what to give.</exception>
    public static IReadOnlyList<string> Split(string slug, string parameter, string wanted, int count)
    {
        if (slug.Length == 0)
            throw new ArgumentException($"The slug is empty; specify {wanted}.", parameter);
        // Addresses are not repeated: there may be a password in one.
        if (PastedAddress.Is(slug))
            throw new ArgumentException($"A URL is not a slug; specify {Shown.Text(PastedAddress.FindSlug(slug, count) ?? wanted)}.", parameter);
        return Fault(slug, count, out var parts) is { } why ? throw new ArgumentException($"'{Shown.Text(slug)}' {why}; specify {wanted}.", parameter) : parts;
    }

    /// <summary>A slug of its parts.</summary>
    /// <exception cref="ArgumentException">A part is missing, or would be more than one.</exception>
    public static string Join(params (string Part, string Name)[] parts)
    {
        foreach (var (part, name) in parts)
        {
            if (part is null)
                throw new ArgumentNullException(name);
            if (part.Trim().Length == 0)
                throw new ArgumentException($"The part {name} is empty.", name);
            if (part.IndexOf('/') >= 0)
                throw new ArgumentException($"'{Shown.Text(part)}' has a slash; specify one part of the slug.", name);
        }

        return string.Join("/", parts.Select(p => p.Part));
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

    /// <summary>Whether two slugs are the same but for how their version control system is called.</summary>
    public static bool Same(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
            return true;
        var (from, to) = (left.IndexOf('/'), right.IndexOf('/'));
        return string.Equals(Vcs(left), Vcs(right), StringComparison.Ordinal)
            && string.Equals(from < 0 ? "" : left.Substring(from), to < 0 ? "" : right.Substring(to), StringComparison.Ordinal);
    }

    public static int Hash(string slug) =>
        unchecked((StringComparer.Ordinal.GetHashCode(Vcs(slug)) * 31) + (slug.IndexOf('/') is >= 0 and var at ? StringComparer.Ordinal.GetHashCode(slug.Substring(at)) : 0));

    private static string Vcs(string slug) => ShortName(slug.Split('/')[0]);

    /// <summary>Why a text is no slug; null if it is one.</summary>
    private static string? Fault(string slug, int count, out string[] parts)
    {
        parts = slug.Split('/');
        if (slug.Length == 0 || PastedAddress.Is(slug))
            return "is no slug";
        if (slug.IndexOf("%2F", StringComparison.OrdinalIgnoreCase) >= 0)
            return "has an escaped slash, %2F, where a plain one is wanted";
        if (parts.Any(p => p.Trim().Length == 0))
            return "has an empty part";
        if (parts.Length != count && !(parts.Length == 1 && Guid.TryParseExact(slug, "D", out _)))
            return $"has {parts.Length} part{(parts.Length == 1 ? "" : "s")}";
        foreach (var part in parts)
        {
            if (part is "." or "..")
                return $"has the part '{Shown.Text(part)}'";
            if (part.Any(char.IsControl))
                return "holds a control character";
        }

        return null;
    }
}
