namespace CircleCi.Generated;

/// <summary>
/// The slug of a project: <c>gh/org/repo</c>, <c>bb/org/repo</c>, <c>circleci/org-id/project-id</c> (GitHub App, GitLab, Bitbucket Data Center), or a
/// project's UUID. Text converts to it. The long forms <c>github</c> and <c>bitbucket</c> are equivalent to the short ones.
/// </summary>
public sealed class ProjectSlug : IEquatable<ProjectSlug>
{
    private readonly string _text;

    /// <summary>Creates a slug from text. Surrounding white space is ignored.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> does not have three parts, or a part is empty, <c>.</c> or <c>..</c>, or contains a control character
    /// or an escaped slash.</exception>
    public ProjectSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        Segments = SlugParts.Split(_text, nameof(slug), "a project slug such as gh/acme/shop, or a project's UUID", count: 3);
    }

    /// <summary>The version control system in its short form: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for a project ID alone.</summary>
    public string? Vcs => Segments.Count == 3 ? SlugParts.ShortName(Segments[0]) : null;

    /// <summary>The name or, for <c>circleci</c>, the ID of the organization; null for a project ID alone.</summary>
    public string? Organization => Segments.Count == 3 ? Segments[1] : null;

    /// <summary>The name or ID of the project.</summary>
    public string Project => Segments[Segments.Count - 1];

    internal IReadOnlyList<string> Segments { get; }

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static implicit operator ProjectSlug(string slug) => new(slug);

    /// <summary>Determines whether two slugs identify the same project.</summary>
    public static bool operator ==(ProjectSlug? left, ProjectSlug? right) => Equals(left, right);

    /// <summary>Determines whether two slugs identify different projects.</summary>
    public static bool operator !=(ProjectSlug? left, ProjectSlug? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(ProjectSlug? other) => other is not null && SlugParts.Same(Segments, other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectSlug);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(Segments);

    /// <summary>The slug, for a path that takes its three parts and has no place for an id.</summary>
    internal static ProjectSlug InParts(ProjectSlug projectSlug) => projectSlug is { Vcs: null }
        ? throw new ArgumentException($"'{projectSlug}' is a project ID; this operation requires a slug with three parts, such as gh/acme/shop.", nameof(projectSlug))
        : projectSlug;

    /// <summary>Returns the slug as it was given, without surrounding white space.</summary>
    public override string ToString() => _text;
}
