namespace CircleCi.Generated.V2;

public partial class PolicyBundleSetRequest
{
    /// <summary>A request with nothing set.</summary>
    public PolicyBundleSetRequest()
    {
    }

    /// <summary>A request that sets the policies that were read: change what shall become otherwise.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public PolicyBundleSetRequest(IReadOnlyDictionary<string, Policy> source)
    {
        foreach (var policy in source ?? throw new ArgumentNullException(nameof(source)))
            Policies[policy.Key] = policy.Value.Content ?? "";
    }
}
