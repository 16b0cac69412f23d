namespace CircleCi.Generated;

/// <summary>
/// The slug of an organization: <c>gh/org</c>, <c>bb/org</c> or <c>circleci/org-id</c>; if an operation allows it, also an organization's UUID. Text
/// converts to it. The long forms <c>github</c> and <c>bitbucket</c> are equivalent to the short ones.
/// </summary>
public sealed class OrgSlug : IEquatable<OrgSlug>
{
    private readonly string _text;

    /// <summary>Creates a slug from text. Surrounding white space is ignored.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> does not have two parts, or a part is empty, <c>.</c> or <c>..</c>, or contains a control character
    /// or an escaped slash.</exception>
    public OrgSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        Segments = SlugParts.Split(_text, nameof(slug), "an organization slug such as gh/acme, or an organization's UUID", count: 2);
    }

    /// <summary>The version control system in its short form: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for an organization ID alone.</summary>
    public string? Vcs => Segments.Count == 2 ? SlugParts.ShortName(Segments[0]) : null;

    /// <summary>The name or ID of the organization.</summary>
    public string Organization => Segments[Segments.Count - 1];

    internal IReadOnlyList<string> Segments { get; }

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static implicit operator OrgSlug(string slug) => new(slug);

    /// <summary>Determines whether two slugs identify the same organization.</summary>
    public static bool operator ==(OrgSlug? left, OrgSlug? right) => Equals(left, right);

    /// <summary>Determines whether two slugs identify different organizations.</summary>
    public static bool operator !=(OrgSlug? left, OrgSlug? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(OrgSlug? other) => other is not null && SlugParts.Same(Segments, other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrgSlug);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(Segments);

    /// <summary>Returns the slug as it was given, without surrounding white space.</summary>
    public override string ToString() => _text;
}
