namespace CircleCi.Generated.V2;

public partial class PolicyBundleSetRequest
{
    /// <summary>Creates a request without policies.</summary>
    public PolicyBundleSetRequest()
    {
    }

    /// <summary>Creates a request from a policy bundle that CircleCI returned. Change the policies that are to be different.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public PolicyBundleSetRequest(IReadOnlyDictionary<string, Policy> source)
    {
        foreach (var policy in source ?? throw new ArgumentNullException(nameof(source)))
            Policies[policy.Key] = policy.Value.Content ?? "";
    }
}
