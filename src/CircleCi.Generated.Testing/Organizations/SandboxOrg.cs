using CircleCi.Generated.Testing.Organizations;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<UrlOrbPrefix> UrlOrbAllowList { get; } = [];
}
