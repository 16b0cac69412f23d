using CircleCi.Generated.Testing.Usage;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    internal List<UsageExport> UsageExports { get; } = [];
}
