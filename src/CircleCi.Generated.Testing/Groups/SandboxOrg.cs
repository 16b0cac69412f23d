using CircleCi.Generated.Testing.Groups;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<Group> Groups { get; } = [];
}
