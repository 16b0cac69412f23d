using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Policies;

/// <summary>A decision that was made, what it was about, and the policies that it was made with.</summary>
internal sealed record Decision(Guid Id, JObject Result, JObject Metadata, IReadOnlyDictionary<string, Policy> Policies, DateTimeOffset CreatedAt)
{
    public string Status => (string)Result["status"]!;

    /// <summary>Why what it was about must not run.</summary>
    public IEnumerable<string> HardFailures => (Result["hard_failures"] ?? new JArray()).Select(f => $"{f["rule"]}: {f["reason"]}");

    /// <param name="id">Its id.</param>
    /// <param name="config">What it is about.</param>
    /// <param name="metadata">Where that is from.</param>
    /// <param name="policies">What decides.</param>
    /// <param name="now">When it is made.</param>
    public static Decision Make(Guid id, string config, JObject metadata, IReadOnlyDictionary<string, Policy> policies, DateTimeOffset now)
    {
        var failures = (from policy in policies.Values
                        let reason = policy.Reason(config)
                        where reason is not null
                        select (policy.IsHard, Json: new JObject { ["rule"] = policy.Name, ["reason"] = reason })).ToLookup(f => f.IsHard, f => f.Json);
        var result = new JObject { ["status"] = failures.Contains(true) ? "HARD_FAIL" : failures.Contains(false) ? "SOFT_FAIL" : "PASS" };
        PoliciesApi.Add(result, "enabled_rules", policies.Values.SelectMany(p => p.Rules));
        PoliciesApi.Add(result, "hard_failures", failures[true]);
        PoliciesApi.Add(result, "soft_failures", failures[false]);
        return new Decision(id, result, metadata, policies, now);
    }
}
