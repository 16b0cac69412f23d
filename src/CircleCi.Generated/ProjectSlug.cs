namespace CircleCi.Generated;

/// <summary>
/// Which project: <c>gh/org/repo</c>, <c>bb/org/repo</c>, <c>circleci/org-id/project-id</c> (GitHub App, GitLab, Bitbucket Data Center), or a
/// project's UUID by itself. Text converts to it. The long words <c>github</c> and <c>bitbucket</c> mean the same as the short ones.
/// </summary>
public sealed class ProjectSlug : IEquatable<ProjectSlug>
{
    private readonly string _text;

    /// <summary>Reads a slug; blanks around it do no harm.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> is not of three parts, or a part is empty, <c>.</c>, <c>..</c> or holds a control character
    /// or an escaped slash.</exception>
    public ProjectSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        Segments = SlugParts.Split(_text, nameof(slug), "a project slug such as gh/acme/shop, or a project's UUID", count: 3);
    }

    /// <summary>The version control system in its short word: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for a bare project id.</summary>
    public string? Vcs => Segments.Count == 3 ? SlugParts.ShortName(Segments[0]) : null;

    /// <summary>The organization's name or, for <c>circleci</c>, its id; null for a bare project id.</summary>
    public string? Organization => Segments.Count == 3 ? Segments[1] : null;

    /// <summary>The project's name or id.</summary>
    public string Project => Segments[Segments.Count - 1];

    internal IReadOnlyList<string> Segments { get; }

    /// <summary>Reads a slug.</summary>
    /// <exception cref="ArgumentException">It is no slug.</exception>
    public static implicit operator ProjectSlug(string slug) => new(slug);

    /// <summary>Whether both name the same project.</summary>
    public static bool operator ==(ProjectSlug? left, ProjectSlug? right) => Equals(left, right);

    /// <summary>Whether they name different projects.</summary>
    public static bool operator !=(ProjectSlug? left, ProjectSlug? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(ProjectSlug? other) => other is not null && SlugParts.Same(Segments, other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectSlug);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(Segments);

    /// <summary>The slug, for a path that takes its three parts and has no place for an id.</summary>
    internal static ProjectSlug InParts(ProjectSlug projectSlug) => projectSlug is { Vcs: null }
        ? throw new ArgumentException($"'{projectSlug}' is a project's id by itself; this call takes a slug of three parts, such as gh/acme/shop.", nameof(projectSlug))
        : projectSlug;

    /// <summary>The slug as it was given, without blanks around it.</summary>
    public override string ToString() => _text;
}
