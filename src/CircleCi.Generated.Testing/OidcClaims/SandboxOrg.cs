using CircleCi.Generated.Testing.OidcClaims;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal ClaimStore Claims { get; } = new();
}
