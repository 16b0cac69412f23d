using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

public sealed partial class SandboxProject
{
    private HashSet<SandboxUser>? _followers;

    /// <summary>Who sees it among their projects.</summary>
    internal HashSet<SandboxUser> Followers => _followers ??= [World.Owner];

    /// <summary>Whether it builds. One of GitHub or Bitbucket that a client created does so only when somebody follows it.</summary>
    internal bool IsEnabled { get; set; } = true;

    /// <summary>Has nothing more happen in it.</summary>
    internal void End()
    {
        IsEnabled = false;
        Webhooks.Clear();
        foreach (var schedule in Schedules.ToList())
            schedule.Remove();
        foreach (var trigger in Definitions.SelectMany(d => d.Triggers))
            trigger.Remove();
        foreach (var workflow in Pipelines.SelectMany(p => p.Workflows).ToList())
            workflow.Cancel(null);
    }

    /// <summary>By the names of v2; v1.1 has some more, and - in place of _.</summary>
    internal JObject Settings { get; } = new()
    {
        ["autocancel_builds"] = false,
        ["build_fork_prs"] = false,
        ["build_prs_only"] = false,
        ["disable_ssh"] = false,
        ["forks_receive_secret_env_vars"] = false,
        ["junit"] = true,
        ["oss"] = false,
        ["osx"] = false,
        ["pr_only_branch_overrides"] = new JArray("main"),
        ["set_github_status"] = true,
        ["setup_workflows"] = true,
        ["trusty_beta"] = false,
        ["write_settings_requires_admin"] = false,
    };
}
