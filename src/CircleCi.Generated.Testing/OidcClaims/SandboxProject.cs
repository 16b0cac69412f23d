using CircleCi.Generated.Testing.OidcClaims;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    internal ClaimStore Claims { get; } = new();
}
