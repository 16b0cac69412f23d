using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated;

/// <summary>
/// Which project: <c>gh/org/repo</c>, <c>bb/org/repo</c>, <c>circleci/org-id/project-id</c> (GitHub App, GitLab, Bitbucket Data Center), or a
/// project's UUID by itself. Text, ids and models of projects convert to it. The long words <c>github</c> and <c>bitbucket</c> mean the same as the short ones.
/// </summary>
/// <remarks>What a response holds is kept to the letter, also where it has another form; a call refuses it then. <c>default</c> is no project: see <see cref="IsEmpty"/>.</remarks>
[JsonConverter(typeof(WireTextConverter<ProjectSlug>))]
public readonly struct ProjectSlug : IEquatable<ProjectSlug>, IWireId<ProjectSlug>
{
    private const int Count = 3;
    private const string Example = "a project slug such as gh/acme/shop, or a project's UUID";

    private readonly string? _text;

    /// <summary>Creates a slug from text. Surrounding white space is ignored.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> does not have three parts, or a part is empty, <c>.</c> or <c>..</c>, or contains a control character
    /// or an escaped slash.</exception>
    public ProjectSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        SlugParts.Split(_text, nameof(slug), Example, Count);
    }

    /// <summary>A slug of its parts, such as <c>new ProjectSlug("gh", "acme", "shop")</c>.</summary>
    /// <exception cref="ArgumentException">A part is empty, <c>.</c>, <c>..</c>, or holds a slash or a control character.</exception>
    public ProjectSlug(string vcs, string organization, string project)
        : this(SlugParts.Join((vcs, nameof(vcs)), (organization, nameof(organization)), (project, nameof(project))))
    {
    }

    /// <summary>The slug of a project of an organization.</summary>
    /// <exception cref="ArgumentException">The organization is an id by itself, or the name cannot be one.</exception>
    public ProjectSlug(OrgSlug organization, string project)
        : this(organization.Vcs ?? throw new ArgumentException($"'{organization}' is no organization slug of two parts, such as gh/acme.", nameof(organization)), organization.Organization, project)
    {
    }

    private ProjectSlug(string text, bool asIs) => _text = asIs ? text : text.Trim();

    /// <summary>The version control system in its short word: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for a bare project id.</summary>
    public string? Vcs => SlugParts.Of(_text, Count) is { Length: Count } parts ? SlugParts.ShortName(parts[0]) : null;

    /// <summary>The organization's name or, for <c>circleci</c>, its id; null for a bare project id.</summary>
    public string? Organization => SlugParts.Of(_text, Count) is { Length: Count } parts ? parts[1] : null;

    /// <summary>The project's name or id.</summary>
    public string Project => SlugParts.Of(_text, Count) is { } parts ? parts[parts.Length - 1] : ToString();

    /// <summary>The organization that the project belongs to; <c>default</c> for a bare project id, which does not tell.</summary>
    public OrgSlug Org => Vcs is null ? default : new OrgSlug(SlugParts.Of(_text, Count)![0], Organization!);

    /// <summary>Whether it is <c>default</c>, as where CircleCI sent none.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    string IWireText.Value => ToString();

    string IWireId.Wanted => Example;

    /// <exception cref="ArgumentException">It is no slug.</exception>
    internal IReadOnlyList<string> Segments => SlugParts.Split(ToString(), "projectSlug", Example, Count);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static implicit operator ProjectSlug(string slug) => new(slug);

    /// <summary>The project with this id. Calls whose path has the slug's three parts do not take it.</summary>
    public static implicit operator ProjectSlug(ProjectId id) => id.IsEmpty ? default : new(id.ToString());

    /// <summary>The project with this id. Calls whose path has the slug's three parts do not take it.</summary>
    public static implicit operator ProjectSlug(Guid id) => new ProjectId(id);

    /// <summary>Determines whether two slugs identify the same project.</summary>
    public static bool operator ==(ProjectSlug left, ProjectSlug right) => left.Equals(right);

    /// <summary>Determines whether two slugs identify different projects.</summary>
    public static bool operator !=(ProjectSlug left, ProjectSlug right) => !left.Equals(right);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static ProjectSlug Parse(string slug) => new(slug);

    /// <summary>Tries to convert text to a slug.</summary>
    public static bool TryParse([NotNullWhen(true)] string? slug, out ProjectSlug result)
    {
        var isSlug = SlugParts.Of(slug?.Trim(), Count) is not null;
        result = isSlug ? new ProjectSlug(slug!, asIs: false) : default;
        return isSlug;
    }

    /// <summary>Deconstructs the slug. All parts but the project are null for a project ID.</summary>
    public void Deconstruct(out string? vcs, out string? organization, out string project) => (vcs, organization, project) = (Vcs, Organization, Project);

    /// <inheritdoc/>
    public bool Equals(ProjectSlug other) => SlugParts.Same(ToString(), other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ProjectSlug other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(ToString());

    /// <summary>The slug as it was given, without blanks around it; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? string.Empty;

    ProjectSlug IWireText<ProjectSlug>.Create(string value) => new(value, asIs: true);

    internal static ProjectSlug ReadFrom(ref JsonInput json) => new(json.Text(), asIs: true);

    /// <summary>The slug, for a path that takes its three parts and has no place for an id.</summary>
    internal static ProjectSlug InParts(ProjectSlug projectSlug) => projectSlug is { Vcs: null, IsEmpty: false }
        ? throw new ArgumentException($"'{projectSlug}' is a project ID; this operation requires a slug with three parts, such as gh/acme/shop.", nameof(projectSlug))
        : projectSlug;
}
