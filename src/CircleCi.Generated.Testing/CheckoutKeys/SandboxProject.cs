using CircleCi.Generated.Testing.CheckoutKeys;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    /// <summary>Oldest first.</summary>
    internal List<CheckoutKey> CheckoutKeys { get; } = [];
}
