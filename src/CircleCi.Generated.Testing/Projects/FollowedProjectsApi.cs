using CircleCi.Generated.Testing.Builds;
using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Projects;

/// <summary>Projects as v1 and v1.1 know them: to follow, and with their latest builds.</summary>
internal static class FollowedProjectsApi
{
    private const int MaxRecentBuilds = 5;

    /// <summary>From then on CircleCI leaves the branches out.</summary>
    private static readonly DateTimeOffset BranchesEnd = new(2026, 12, 7, 0, 0, 0, TimeSpan.Zero);

    public static void Map(Handlers on)
    {
        on["V1.Projects.ListFollowed"] = on["V11.Projects.ListFollowed"] = call =>
            Described.By(call.Operation, new JArray(call.World.Projects.Where(p => p.Followers.Contains(call.Caller.User) && call.Caller.Visible(p) is not null).Select(p => Project(call, p))));
        on["V1.Projects.DeleteBuildCache"] = on["V11.Projects.DeleteBuildCache"] = call =>
        {
            call.Project();
            return new JObject { ["status"] = "build caches deleted" };
        };
        on["V11.Projects.Follow"] = Follow;
        on["V11.Projects.Unfollow"] = Unfollow;
        on["V11.Projects.Enable"] = call => Enable(call, true);
        on["V11.Projects.Disable"] = call => Enable(call, false);
        on["V11.Projects.GetSettings"] = call => Described.By(call.Operation, Project(call, call.Project()));
        on["V11.Projects.UpdateSettings"] = UpdateSettings;
    }

    private static JObject Project(Call call, SandboxProject project)
    {
        var json = new JObject
        {
            ["username"] = project.Org.Name,
            ["reponame"] = project.Name,
            ["vcs_url"] = project.VcsUrl,
            ["vcs_type"] = project.Org.VcsType,
            ["default_branch"] = project.DefaultBranch,
            ["followed"] = project.Followers.Contains(call.Caller.User),
            ["has_usable_key"] = project.IsEnabled,
            ["oss"] = project.Settings["oss"],
            ["parallel"] = 1,
            ["feature_flags"] = new JObject(project.Settings.Properties().Select(p => new JProperty(p.Name.Replace('_', '-'), p.Value))),
        };
        if (call.Now < BranchesEnd && call.Query("skip-branches") != "true" && call.Query("shallow") != "true")
            json["branches"] = new JObject(project.Jobs.Where(j => j.Workflow.Pipeline.Branch is not null).GroupBy(j => j.Workflow.Pipeline.Branch!).Select(b => new JProperty(Uri.EscapeDataString(b.Key), Branch(b))));
        return json;
    }

    private static JObject Branch(IEnumerable<JobRun> jobs)
    {
        var newestFirst = jobs.Reverse().ToList();
        var ended = newestFirst.Where(j => BuildJson.OutcomeOf(j) is not null).ToList();
        return new JObject
        {
            ["pusher_logins"] = new JArray(newestFirst.Select(j => j.Workflow.Pipeline.Trigger.Actor.Login).Distinct()),
            ["recent_builds"] = new JArray(ended.Take(MaxRecentBuilds).Select(BuildJson.Shallow)),
            ["running_builds"] = new JArray(newestFirst.Where(j => j.Status == "running").Select(BuildJson.Shallow)),
            ["last_success"] = Last(j => j.Status == "success"),
            ["last_non_success"] = Last(j => j.Status != "success"),
        };

        JObject? Last(Func<JobRun, bool> isWanted) => ended.FirstOrDefault(isWanted) is { } job ? BuildJson.Shallow(job) : null;
    }

    private static SandboxResponse Follow(Call call)
    {
        var project = call.Project();
        project.Followers.Add(call.Caller.User);
        project.IsEnabled = true;
        return Described.By(call.Operation, new JObject { ["followed"] = true, ["first_build"] = null, ["username"] = project.Org.Name, ["reponame"] = project.Name, ["vcs_url"] = project.VcsUrl });
    }

    private static SandboxResponse Unfollow(Call call)
    {
        var project = call.Project();
        project.Followers.Remove(call.Caller.User);
        return Described.By(call.Operation, Project(call, project));
    }

    private static SandboxResponse Enable(Call call, bool isEnabled)
    {
        call.Project().IsEnabled = isEnabled;
        return new SandboxResponse(200, null);
    }

    private static SandboxResponse UpdateSettings(Call call)
    {
        var project = call.Project();
        foreach (var (flag, value) in call.Body!["feature_flags"] as JObject ?? [])
        {
            var name = flag.Replace('-', '_');
            if (value!.Type == project.Settings[name]?.Type)
                project.Settings[name] = value;
        }

        return Described.By(call.Operation, Project(call, project));
    }
}
