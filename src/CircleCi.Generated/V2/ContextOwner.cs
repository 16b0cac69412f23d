namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>The organization with this slug, such as <c>gh/acme</c>, or with this UUID.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static ContextOwner Organization(OrgSlug organization) => organization.Vcs is null
        ? new ContextOwnerById { Id = organization.IsEmpty ? default : OrganizationId.Parse(organization.Organization), Type = ContextOwnerType.Organization }
        : new ContextOwnerBySlug { Slug = organization, Type = ContextOwnerType.Organization };
}
