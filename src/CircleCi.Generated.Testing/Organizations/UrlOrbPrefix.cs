namespace CircleCi.Generated.Testing.Organizations;

/// <summary>An entry of an organization's URL orb allow list.</summary>
internal sealed record UrlOrbPrefix(Guid Id, string Name, string Prefix, string Auth);
