using CircleCi.Generated.Testing.Policies;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    /// <summary>By name. It is replaced entirely, so that a decision keeps the one that it was made with.</summary>
    internal IReadOnlyDictionary<string, Policy> Policies { get; set; } = new SortedDictionary<string, Policy>(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    internal List<Decision> Decisions { get; } = [];

    /// <summary>Whether what fails hard is not run.</summary>
    internal bool EvaluatesPolicies { get; set; }

    internal Decision Decide(string config, JObject metadata)
    {
        var decision = Decision.Make(World.NewId(), config, metadata, Policies, World.Now);
        Decisions.Add(decision);
        return decision;
    }

    /// <summary>Adds a policy with one rule of the same name. Pipelines are evaluated against it once a client has enabled policy evaluation. It remains until a client uploads another text under its name, or a bundle without it.</summary>
    /// <param name="name">The name, such as use_fixed_versions.</param>
    /// <param name="rule">Stands in for Rego, which the sandbox does not run: receives a configuration, and returns the reason why it fails, or null.</param>
    /// <param name="isHard">Whether a failure prevents the pipeline from running.</param>
    public SandboxOrg HasPolicy(string name, Func<string, string?> rule, bool isHard = true)
    {
        var content = $"package org\n\npolicy_name[\"{name}\"]\n\nenable_rule[\"{name}\"]\n" + (isHard ? $"\nhard_fail[\"{name}\"]\n" : "");
        lock (World.Gate)
        {
            World.CatchUp();
            var policy = new Policy(name, content, World.Owner.Id.ToString(), World.Now) { Check = rule };
            Policies = new SortedDictionary<string, Policy>(Policies.ToDictionary(), StringComparer.Ordinal) { [name] = policy };
        }

        return this;
    }
}
