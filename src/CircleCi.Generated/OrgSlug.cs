namespace CircleCi.Generated;

/// <summary>
/// Which organization: <c>gh/org</c>, <c>bb/org</c> or <c>circleci/org-id</c>; where a call says so, an organization's UUID by itself. Text
/// converts to it. The long words <c>github</c> and <c>bitbucket</c> mean the same as the short ones.
/// </summary>
public sealed class OrgSlug : IEquatable<OrgSlug>
{
    private readonly string _text;

    /// <summary>Reads a slug; blanks around it do no harm.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> is not of two parts, or a part is empty, <c>.</c>, <c>..</c> or holds a control character
    /// or an escaped slash.</exception>
    public OrgSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        Segments = SlugParts.Split(_text, nameof(slug), "an organization slug such as gh/acme, or an organization's UUID", count: 2);
    }

    /// <summary>The version control system in its short word: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for a bare organization id.</summary>
    public string? Vcs => Segments.Count == 2 ? SlugParts.ShortName(Segments[0]) : null;

    /// <summary>The organization's name or id.</summary>
    public string Organization => Segments[Segments.Count - 1];

    internal IReadOnlyList<string> Segments { get; }

    /// <summary>Reads a slug.</summary>
    /// <exception cref="ArgumentException">It is no slug.</exception>
    public static implicit operator OrgSlug(string slug) => new(slug);

    /// <summary>Whether both name the same organization.</summary>
    public static bool operator ==(OrgSlug? left, OrgSlug? right) => Equals(left, right);

    /// <summary>Whether they name different organizations.</summary>
    public static bool operator !=(OrgSlug? left, OrgSlug? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(OrgSlug? other) => other is not null && SlugParts.Same(Segments, other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrgSlug);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(Segments);

    /// <summary>The slug as it was given, without blanks around it.</summary>
    public override string ToString() => _text;
}
