namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>The organization with this slug, such as <c>gh/acme</c>.</summary>
    public static ContextOwner Organization(OrgSlug slug) => new ContextOwnerBySlug { Slug = (slug ?? throw new ArgumentNullException(nameof(slug))).ToString(), Type = ContextOwnerType.Organization };

    /// <summary>The organization with this id.</summary>
    public static ContextOwner Organization(Guid id) => new ContextOwnerById { Id = id, Type = ContextOwnerType.Organization };
}
