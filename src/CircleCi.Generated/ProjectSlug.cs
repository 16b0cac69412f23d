using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated;

/// <summary>
/// The slug of a project: <c>gh/org/repo</c>, <c>bb/org/repo</c>, <c>circleci/org-id/project-id</c> (GitHub App, GitLab, Bitbucket Data Center), or a
/// project's UUID. Text, IDs and models of projects convert to it. The long forms <c>github</c> and <c>bitbucket</c> are equivalent to the short ones.
/// </summary>
/// <remarks>A value from a response is kept as received, even if it has another form, which operations then reject. <c>default</c> is empty; see <see cref="IsEmpty"/>.</remarks>
[JsonConverter(typeof(WireTextConverter))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiJsonConverter<ProjectSlug>))]
#endif
public readonly struct ProjectSlug : IEquatable<ProjectSlug>, IWireId
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
        SlugParts.Checked(_text, nameof(slug), Example, Count);
    }

    /// <summary>Creates a slug from its parts, such as <c>new ProjectSlug("gh", "acme", "shop")</c>.</summary>
    /// <exception cref="ArgumentException">A part is empty, <c>.</c> or <c>..</c>, or contains a slash or a control character.</exception>
    public ProjectSlug(string vcs, string organization, string project)
        : this(SlugParts.Join((vcs, nameof(vcs)), (organization, nameof(organization)), (project, nameof(project))))
    {
    }

    /// <summary>Creates the slug of a project in an organization.</summary>
    /// <exception cref="ArgumentException">The organization is an ID alone, or the name is not valid.</exception>
    public ProjectSlug(OrgSlug organization, string project)
        : this(organization.Vcs ?? throw new ArgumentException($"'{organization}' is not an organization slug with two parts; specify one such as gh/acme.", nameof(organization)), organization.Organization, project)
    {
    }

    private ProjectSlug(string text, bool asIs) => _text = asIs ? text : text.Trim();

    /// <summary>The version control system in its short form: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for a project ID alone.</summary>
    public string? Vcs => SlugParts.Of(_text, Count) is { Length: Count } parts ? SlugParts.ShortName(parts[0]) : null;

    /// <summary>The name or, for <c>circleci</c>, the ID of the organization; null for a project ID alone.</summary>
    public string? Organization => SlugParts.Of(_text, Count) is { Length: Count } parts ? parts[1] : null;

    /// <summary>The name or ID of the project.</summary>
    public string Project => SlugParts.Of(_text, Count) is { } parts ? parts[parts.Length - 1] : ToString();

    /// <summary>The organization of the project; <c>default</c> for a project ID alone.</summary>
    public OrgSlug Org => Vcs is null ? default : new OrgSlug(SlugParts.Of(_text, Count)![0], Organization!);

    /// <summary>Whether it is <c>default</c>, as when CircleCI sent none.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    string IWireText.Value => ToString();

    string IWireId.Wanted => Example;

    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    internal string Checked => SlugParts.Checked(ToString(), "projectSlug", Example, Count);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static implicit operator ProjectSlug(string slug) => new(slug);

    /// <summary>Converts a project ID to a slug. Operations whose path contains the three parts of the slug do not accept it.</summary>
    public static implicit operator ProjectSlug(ProjectId id) => id.IsEmpty ? default : new(id.ToString());

    /// <summary>Converts a project ID to a slug. Operations whose path contains the three parts of the slug do not accept it.</summary>
    public static implicit operator ProjectSlug(Guid id) => new ProjectId(id);

    /// <summary>Determines whether two slugs identify the same project.</summary>
    public static bool operator ==(ProjectSlug left, ProjectSlug right) => left.Equals(right);

    /// <summary>Determines whether two slugs identify different projects.</summary>
    public static bool operator !=(ProjectSlug left, ProjectSlug right) => !left.Equals(right);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static ProjectSlug Parse(string slug) => new(slug);

    /// <summary>Converts text to a slug, and returns whether it is valid.</summary>
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

    /// <summary>Returns the slug as it was given, without surrounding white space; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? string.Empty;

    IWireText IWireText.Create(string value) => new ProjectSlug(value, asIs: true);

    void IWritable.WriteTo(JsonOutput json) => json.OwnText(ToString());

    internal static ProjectSlug ReadFrom(ref JsonInput json) => new(json.Text(), asIs: true);

    /// <summary>The slug, for a path that requires its three parts and does not accept an ID.</summary>
    internal static ProjectSlug InParts(ProjectSlug projectSlug) => !projectSlug.IsEmpty && !SlugParts.IsWhole(projectSlug._text, Count)
        ? throw new ArgumentException($"'{projectSlug}' is a project ID; this operation requires a slug with three parts, such as gh/acme/shop.", nameof(projectSlug))
        : projectSlug;
}
