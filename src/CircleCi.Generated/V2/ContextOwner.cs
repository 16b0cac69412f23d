namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>The organization with this slug, such as <c>gh/acme</c>, or with this UUID.</summary>
    public static ContextOwner Organization(OrgSlug slug)
    {
        if (slug is null)
            throw new ArgumentNullException(nameof(slug));
        return slug.Vcs is null ? Organization(Guid.Parse(slug.Organization)) : new ContextOwnerBySlug { Slug = slug.ToString(), Type = ContextOwnerType.Organization };
    }

    /// <inheritdoc cref="Organization(OrgSlug)"/>
    /// <remarks>For PowerShell, which would else take any text for an id.</remarks>
    public static ContextOwner Organization(string slug) => Organization(new OrgSlug(slug));

    /// <summary>The organization with this id.</summary>
    public static ContextOwner Organization(Guid id) => new ContextOwnerById { Id = id, Type = ContextOwnerType.Organization };
}
