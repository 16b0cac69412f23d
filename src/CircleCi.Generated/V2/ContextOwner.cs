namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>Creates an owner from the slug of an organization, such as <c>gh/acme</c>, or its UUID.</summary>
    public static ContextOwner Organization(OrgSlug slug)
    {
        if (slug is null)
            throw new ArgumentNullException(nameof(slug));
        return slug.Vcs is null ? Organization(Guid.Parse(slug.Organization)) : new ContextOwnerBySlug { Slug = slug.ToString(), Type = ContextOwnerType.Organization };
    }

    /// <inheritdoc cref="Organization(OrgSlug)"/>
    /// <remarks>For PowerShell, which would otherwise treat any text as an ID.</remarks>
    public static ContextOwner Organization(string slug) => Organization(new OrgSlug(slug));

    /// <summary>Creates an owner from the ID of an organization.</summary>
    public static ContextOwner Organization(Guid id) => new ContextOwnerById { Id = id, Type = ContextOwnerType.Organization };
}
