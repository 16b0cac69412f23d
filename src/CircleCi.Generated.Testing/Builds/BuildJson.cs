using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Users;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Builds;

/// <summary>Jobs as v1 and v1.1 know them.</summary>
internal static class BuildJson
{
    /// <summary>What a build says of its commit, as the commit's own details do.</summary>
    private static readonly string[] OfCommit = ["branch", "subject", "body", "author_name", "author_email", "author_date", "committer_name", "committer_email", "committer_date"];

    /// <summary>How far it is.</summary>
    public static string LifecycleOf(JobRun job) => job.Status switch
    {
        "queued" or "running" => job.Status,
        "unauthorized" => "not_run",
        _ => "finished",
    };

    /// <summary>How it ended; null if it has not.</summary>
    public static string? OutcomeOf(JobRun job) => LifecycleOf(job) == "finished" ? job.Status : null;

    /// <summary>The part that lists of fewer members have, too.</summary>
    public static JObject Shallow(JobRun job)
    {
        var pipeline = job.Workflow.Pipeline;
        var project = job.Project;
        var (author, email) = pipeline.Author;
        return new JObject
        {
            ["build_num"] = job.Number,
            ["build_url"] = UrlOf(job),
            ["status"] = StatusOf(job),
            ["lifecycle"] = LifecycleOf(job),
            ["outcome"] = OutcomeOf(job),
            ["username"] = project.Org.Name,
            ["reponame"] = project.Name,
            ["vcs_url"] = project.VcsUrl,
            ["vcs_type"] = project.Org.VcsType,
            ["vcs_revision"] = pipeline.Revision,
            ["vcs_tag"] = pipeline.Tag,
            ["branch"] = pipeline.Branch,
            ["subject"] = pipeline.Script.Subject,
            ["body"] = pipeline.Script.Body,
            ["why"] = pipeline.Trigger.Type switch { "webhook" => "github", "scheduled_pipeline" => "scheduled", var type => type },
            ["dont_build"] = null,
            ["job_name"] = job.Script.Name,
            ["author_name"] = author,
            ["author_email"] = email,
            ["author_date"] = JsonTime.Of(pipeline.CreatedAt),
            ["committer_name"] = author,
            ["committer_email"] = email,
            ["committer_date"] = JsonTime.Of(pipeline.CreatedAt),
            ["usage_queued_at"] = JsonTime.Of(job.CreatedAt),
            ["queued_at"] = JsonTime.Of(job.QueuedAt),
            ["start_time"] = JsonTime.Of(job.StartedAt),
            ["stop_time"] = JsonTime.Of(job.StoppedAt),
            ["build_time_millis"] = MillisecondsOf(job),
            ["added_at"] = JsonTime.Of(job.CreatedAt),
            ["pushed_at"] = JsonTime.Of(pipeline.CreatedAt),
            ["canceled"] = job.Status == "canceled",
            ["failed"] = job.StoppedAt is null ? null : job.HasFailed,
            ["timedout"] = job.Status == "timedout",
            ["infrastructure_fail"] = job.Status == "infrastructure_fail",
            ["fail_reason"] = job.Status == "infrastructure_fail" ? job.Script.Failure : null,
            ["has_artifacts"] = job.Artifacts.Count > 0,
            ["parallel"] = 1,
            ["platform"] = "2.0",
            ["oss"] = project.Settings["oss"],
            ["ssh_disabled"] = project.Settings["disable_ssh"],
            ["ssh_enabled"] = job.HasSsh,
        };
    }

    public static JObject Of(JobRun job)
    {
        var pipeline = job.Workflow.Pipeline;
        var json = Shallow(job);
        var commit = new JObject { ["commit"] = pipeline.Revision, ["commit_url"] = $"{job.Project.VcsUrl}/commit/{pipeline.Revision}" };
        foreach (var member in OfCommit)
            commit[member] = json[member];
        json.Merge(new JObject
        {
            ["retry_of"] = job.RetryOf?.Number,
            ["retries"] = job.Retries.Count == 0 ? null : new JArray(job.Retries.Where(r => r.Number is not null).Select(r => r.Number!.Value)),
            ["previous"] = Reference(Earlier(job, _ => true)),
            ["previous_successful_build"] = Reference(Earlier(job, e => e.Status == "success")),
            ["user"] = User(pipeline.Trigger.Actor),
            ["canceler"] = job.CanceledBy is { } canceler ? User(canceler) : null,
            ["ssh_users"] = new JArray(job.SshUsers.Select(u => new JObject { ["login"] = u.Login })),
            ["owners"] = new JArray(pipeline.Trigger.Actor.Login),
            ["pull_requests"] = new JArray(),
            ["workflows"] = new JObject
            {
                ["job_id"] = job.Id,
                ["job_name"] = job.Script.Name,
                ["workflow_id"] = job.Workflow.Id,
                ["workflow_name"] = job.Workflow.Script.Name,
                ["workspace_id"] = First(job.Workflow).Id,
            },
            ["all_commit_details"] = new JArray(commit),
        });
        return json;
    }

    /// <summary>With its steps.</summary>
    public static JObject Details(JobRun job)
    {
        var json = Of(job);
        json["steps"] = JobSteps.Of(job);
        json["messages"] = new JArray();
        json["build_parameters"] = job.Workflow.Pipeline.Trigger.BuildParameters;
        json["circle_yml"] = new JObject { ["string"] = job.Workflow.Pipeline.Config };
        json["picard"] = job.StartedAt is null ? null : new JObject { ["executor"] = "docker", ["resource_class"] = new JObject { ["class"] = "medium", ["cpu"] = 2.0, ["ram"] = 4096 } };
        return json;
    }

    private static string StatusOf(JobRun job) => job.Status switch
    {
        "unauthorized" => "not_run",
        "success" when Earlier(job, _ => true)?.HasFailed == true => "fixed",
        _ => job.Status,
    };

    private static Uri UrlOf(JobRun job) => new($"https://circleci.com/{job.Project.Slug}/{job.Number}");

    private static long? MillisecondsOf(JobRun job) => (long?)(job.StoppedAt - job.StartedAt)?.TotalMilliseconds;

    private static JObject? Reference(JobRun? job) =>
        job is null ? null : new JObject { ["build_num"] = job.Number, ["status"] = job.Status is "unauthorized" ? "not_run" : job.Status, ["build_time_millis"] = MillisecondsOf(job) };

    /// <summary>The same job on the same branch, before.</summary>
    private static JobRun? Earlier(JobRun job, Func<JobRun, bool> isWanted)
    {
        for (var i = (int)job.Number!.Value - 2; i >= 0; i--)
        {
            var earlier = job.Project.Jobs[i];
            if (earlier.Script.Name == job.Script.Name && earlier.Workflow.Pipeline.Branch == job.Workflow.Pipeline.Branch && isWanted(earlier))
                return earlier;
        }

        return null;
    }

    private static JObject User(SandboxUser user) => new()
    {
        ["is_user"] = true,
        ["login"] = user.Login,
        ["name"] = user.Name,
        ["email"] = UsersApi.EmailOf(user),
        ["all_emails"] = new JArray(UsersApi.EmailOf(user)),
        ["vcs_type"] = "github",
    };

    /// <summary>Reruns share the workspace of what they run again.</summary>
    private static Workflows.WorkflowRun First(Workflows.WorkflowRun workflow) => workflow.RerunOf is { } earlier ? First(earlier) : workflow;
}
