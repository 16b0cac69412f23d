using System.Diagnostics.CodeAnalysis;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated;

/// <summary>
/// The slug of an organization: <c>gh/org</c>, <c>bb/org</c> or <c>circleci/org-id</c>; if an operation allows it, also an organization's UUID. Text, IDs and models
/// of organizations convert to it. The long forms <c>github</c> and <c>bitbucket</c> are equivalent to the short ones.
/// </summary>
/// <remarks>A value from a response is kept as received, even if it has another form, which operations then reject. <c>default</c> is empty; see <see cref="IsEmpty"/>.</remarks>
[JsonConverter(typeof(WireTextConverter))]
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(CircleCiJsonConverter<OrgSlug>))]
#endif
public readonly struct OrgSlug : IEquatable<OrgSlug>, IWireId
{
    private const int Count = 2;
    private const string Example = "an organization slug such as gh/acme, or an organization's UUID";

    private readonly string? _text;

    /// <summary>Creates a slug from text. Surrounding white space is ignored.</summary>
    /// <exception cref="ArgumentException"><paramref name="slug"/> does not have two parts, or a part is empty, <c>.</c> or <c>..</c>, or contains a control character
    /// or an escaped slash.</exception>
    public OrgSlug(string slug)
    {
        _text = slug?.Trim() ?? throw new ArgumentNullException(nameof(slug));
        SlugParts.Checked(_text, nameof(slug), Example, Count);
    }

    /// <summary>Creates a slug from its parts, such as <c>new OrgSlug("gh", "acme")</c>.</summary>
    /// <exception cref="ArgumentException">A part is empty, <c>.</c> or <c>..</c>, or contains a slash or a control character.</exception>
    public OrgSlug(string vcs, string organization)
        : this(SlugParts.Join((vcs, nameof(vcs)), (organization, nameof(organization))))
    {
    }

    private OrgSlug(string text, bool asIs) => _text = asIs ? text : text.Trim();

    /// <summary>The version control system in its short form: <c>gh</c>, <c>bb</c> or <c>circleci</c>; null for an organization ID alone.</summary>
    public string? Vcs => SlugParts.Of(_text, Count) is { Length: Count } parts ? SlugParts.ShortName(parts[0]) : null;

    /// <summary>The name or ID of the organization.</summary>
    public string Organization => SlugParts.Of(_text, Count) is { } parts ? parts[parts.Length - 1] : ToString();

    /// <summary>Whether it is <c>default</c>, as when CircleCI sent none.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    string IWireText.Value => ToString();

    string IWireId.Wanted => Example;

    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    internal string Checked => SlugParts.Checked(ToString(), "orgSlug", Example, Count);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static implicit operator OrgSlug(string slug) => new(slug);

    /// <summary>Converts an organization ID to a slug, for operations that accept IDs.</summary>
    public static implicit operator OrgSlug(OrganizationId id) => id.IsEmpty ? default : new(id.ToString());

    /// <summary>Converts an organization ID to a slug, for operations that accept IDs.</summary>
    public static implicit operator OrgSlug(Guid id) => new OrganizationId(id);

    /// <summary>Determines whether two slugs identify the same organization.</summary>
    public static bool operator ==(OrgSlug left, OrgSlug right) => left.Equals(right);

    /// <summary>Determines whether two slugs identify different organizations.</summary>
    public static bool operator !=(OrgSlug left, OrgSlug right) => !left.Equals(right);

    /// <summary>Converts text to a slug.</summary>
    /// <exception cref="ArgumentException">The text is not a valid slug.</exception>
    public static OrgSlug Parse(string slug) => new(slug);

    /// <summary>Converts text to a slug, and returns whether it is valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? slug, out OrgSlug result)
    {
        var isSlug = SlugParts.Of(slug?.Trim(), Count) is not null;
        result = isSlug ? new OrgSlug(slug!, asIs: false) : default;
        return isSlug;
    }

    /// <summary>Deconstructs the slug. The version control system is null for an organization ID.</summary>
    public void Deconstruct(out string? vcs, out string organization) => (vcs, organization) = (Vcs, Organization);

    /// <inheritdoc/>
    public bool Equals(OrgSlug other) => SlugParts.Same(ToString(), other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrgSlug other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => SlugParts.Hash(ToString());

    /// <summary>Returns the slug as it was given, without surrounding white space; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? string.Empty;

    IWireText IWireText.Create(string value) => new OrgSlug(value, asIs: true);

    void IWritable.WriteTo(JsonOutput json) => json.OwnText(ToString());

    internal static OrgSlug ReadFrom(ref JsonInput json) => new(json.Text(), asIs: true);
}
