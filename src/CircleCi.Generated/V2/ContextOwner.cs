namespace CircleCi.Generated.V2;

public partial class ContextOwner
{
    /// <summary>Creates an owner from the slug of an organization, such as <c>gh/acme</c>, or its UUID.</summary>
    /// <exception cref="ArgumentException">The slug is not valid.</exception>
    public static ContextOwner Organization(OrgSlug organization) => organization.Vcs is null
        ? new ContextOwnerById { Id = organization.IsEmpty ? default : OrganizationId.Parse(organization.Organization), Type = ContextOwnerType.Organization }
        : new ContextOwnerBySlug { Slug = organization, Type = ContextOwnerType.Organization };
}
