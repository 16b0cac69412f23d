using CircleCi.Generated.Testing.Policies;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxOrg
{
    /// <summary>By name. It is replaced as a whole, so that a decision keeps the one that it was made with.</summary>
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

    /// <summary>Has a policy with one rule, which has the policy's name. Pipelines are held against it once a client has enabled decisions. It is there until a client uploads another text under its name, or a bundle without it.</summary>
    /// <param name="name">Such as use_fixed_versions.</param>
    /// <param name="rule">Stands for Rego, which the sandbox does not run: gets a configuration, and gives the reason why it fails, or null.</param>
    /// <param name="isHard">Whether what fails must not run, or only ought not to.</param>
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
