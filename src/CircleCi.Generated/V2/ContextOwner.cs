namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>The organization with this slug, such as <c>gh/acme</c>, or with this UUID.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static ContextOwner Organization(OrgSlug organization)
    {
        if (organization.IsEmpty)
            throw new ArgumentException("The organization is empty; give its slug, such as gh/acme, or its UUID.", nameof(organization));
        return organization.Vcs is null
            ? new ContextOwnerById { Id = OrganizationId.Parse(organization.Organization), Type = ContextOwnerType.Organization }
            : new ContextOwnerBySlug { Slug = organization, Type = ContextOwnerType.Organization };
    }
}
