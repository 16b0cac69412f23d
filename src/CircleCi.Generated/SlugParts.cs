using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>Parses and compares the slugs of projects and organizations.</summary>
internal static class SlugParts
{
    /// <summary>Returns the parts of a slug, or an ID as the only part; null if the text is neither.</summary>
    public static string[]? Of(string? slug, int count) => slug is not null && Fault(slug, count) is null ? slug.Split('/') : null;

    /// <summary>Determines whether the text is a slug with all of its parts.</summary>
    public static bool IsWhole(string? slug, int count) => slug is not null && slug.IndexOf('/') >= 0 && Fault(slug, count) is null;

    /// <summary>Returns the text if it is a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a slug; the message contains the reason and the expected value.</exception>
    public static string Checked(string slug, string parameter, string wanted, int count)
    {
        if (slug.Length == 0)
            throw new ArgumentException($"The slug is empty; specify {wanted}.", parameter);
        // URLs are not repeated, because they may contain a password.
        if (PastedAddress.Is(slug))
            throw new ArgumentException($"A URL is not a slug; specify {Shown.Text(PastedAddress.FindSlug(slug, count) ?? wanted)}.", parameter);
        return Fault(slug, count) is { } why ? throw new ArgumentException($"'{Shown.Text(slug)}' {why}; specify {wanted}.", parameter) : slug;
    }

    /// <summary>Creates a slug from its parts.</summary>
    /// <exception cref="ArgumentException">A part is empty or contains a slash.</exception>
    public static string Join(params (string Part, string Name)[] parts)
    {
        foreach (var (part, name) in parts)
        {
            if (part is null)
                throw new ArgumentNullException(name);
            if (part.Trim().Length == 0)
                throw new ArgumentException($"The part {name} is empty.", name);
            if (part.IndexOf('/') >= 0)
                throw new ArgumentException($"'{Shown.Text(part)}' contains a slash; specify one part of the slug.", name);
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

    /// <summary>Determines whether two slugs are equal, ignoring the form of the version control system's name.</summary>
    public static bool Same(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
            return true;
        if (left.Length == 0 || right.Length == 0)
            return false;
        var (from, to) = (left.IndexOf('/'), right.IndexOf('/'));
        return string.Equals(Vcs(left), Vcs(right), StringComparison.Ordinal)
            && string.Equals(from < 0 ? "" : left.Substring(from), to < 0 ? "" : right.Substring(to), StringComparison.Ordinal);
    }

    public static int Hash(string slug) =>
        unchecked((StringComparer.Ordinal.GetHashCode(Vcs(slug)) * 31) + (slug.IndexOf('/') is >= 0 and var at ? StringComparer.Ordinal.GetHashCode(slug.Substring(at)) : 0));

    private static string Vcs(string slug) => ShortName(slug.Split('/')[0]);

    /// <summary>Returns the reason why the text is not a slug; null if it is one.</summary>
    private static string? Fault(string slug, int count)
    {
        if (slug.Length == 0 || PastedAddress.Is(slug))
            return "is not a slug";
        if (slug.IndexOf("%2F", StringComparison.OrdinalIgnoreCase) >= 0)
            return "contains an escaped slash, %2F, instead of a plain one";
        var parts = 0;
        string? why = null;
        for (int start = 0, end; start <= slug.Length; start = end + 1, parts++)
        {
            end = slug.IndexOf('/', start) is >= 0 and var slash ? slash : slug.Length;
            if (IsBlank(slug, start, end))
                return "has an empty part";
            why ??= FaultOfPart(slug, start, end);
        }

        if (parts != count && !(parts == 1 && Guid.TryParseExact(slug, "D", out _)))
            return $"has {parts} part{(parts == 1 ? "" : "s")}";
        return why;
    }

    private static bool IsBlank(string slug, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(slug[start]))
            start++;
        return start == end;
    }

    private static string? FaultOfPart(string slug, int start, int end)
    {
        if (slug[start] == '.' && (end - start == 1 || (end - start == 2 && slug[start + 1] == '.')))
            return $"has the part '{slug.Substring(start, end - start)}'";
        for (var i = start; i < end; i++)
        {
            if (char.IsControl(slug[i]))
                return "contains a control character";
        }

        return null;
    }
}
