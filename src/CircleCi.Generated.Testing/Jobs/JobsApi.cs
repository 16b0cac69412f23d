using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Jobs;

/// <summary>Jobs, with what they stored and tested.</summary>
internal static class JobsApi
{
    /// <summary>Cancelling takes a moment, at CircleCI too.</summary>
    public static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(1);

    public static void Map(Handlers on)
    {
        on["V2.Jobs.Get"] = call => Json(Find(call));
        on["V2.Jobs.GetById"] = call => Summary(FindById(call));
        on["V2.Jobs.Cancel"] = call => Cancel(call, Find(call));
        on["V2.Jobs.CancelById"] = call => Cancel(call, FindById(call));
        on["V2.Jobs.ListArtifacts"] = call => call.Page(ArtifactFiles.List(Find(call)));
        on["V2.Jobs.ListTests"] = call => call.Page(Find(call).Tests.Select(Test));
    }

    /// <summary>The job whose number is in the path.</summary>
    public static JobRun Find(Call call)
    {
        var project = call.Project();
        var number = call.Number("jobNumber") ?? call.Number("buildNumber");
        return number >= 1 && number <= project.Jobs.Count ? project.Jobs[(int)number - 1]
            : throw new RequestError(404, call.Operation.Api == "V2" ? "Job not found" : "Build not found", $"{project.Slug} has {project.Jobs.Count} jobs by now");
    }

    public static JObject Test(TestScript test) => new()
    {
        ["name"] = test.Name,
        ["classname"] = test.ClassName,
        ["file"] = test.File,
        ["message"] = test.Failure ?? "",
        ["result"] = test.Failure is null ? "success" : "failure",
        ["run_time"] = test.Seconds,
        ["source"] = "unknown",
    };

    private static JobRun FindById(Call call)
    {
        var id = call.Id("jobId");
        return call.World.Projects.Where(p => call.Caller.Visible(p) is not null).SelectMany(p => p.Pipelines).SelectMany(p => p.Workflows).SelectMany(w => w.Jobs).FirstOrDefault(j => j.Id == id)
            ?? throw new RequestError(404, "Job not found");
    }

    /// <summary>What is not known yet is left out.</summary>
    private static JObject Summary(JobRun job)
    {
        var json = new JObject
        {
            ["id"] = job.Id,
            ["name"] = job.Script.Name,
            ["status"] = job.Status,
            ["type"] = job.Script.IsApproval ? "approval" : "build",
            ["project_id"] = job.Project.Id,
            ["pipeline_id"] = job.Workflow.Pipeline.Id,
            ["workflow_id"] = job.Workflow.Id,
        };
        if (job.Number is { } number)
            json["job_number"] = number;
        if (job.StartedAt is { } started)
            json["started_at"] = JsonTime.Of(started);
        if (job.StoppedAt is { } stopped)
            json["stopped_at"] = JsonTime.Of(stopped);
        return json;
    }

    private static SandboxResponse Cancel(Call call, JobRun job)
    {
        var user = call.Caller.User;
        call.World.After(CancelTime, () => job.Cancel(user));
        return SandboxResponse.Message(200, "Job cancelled successfully.");
    }

    private static JObject Json(JobRun job)
    {
        var project = job.Project;
        var pipeline = job.Workflow.Pipeline;
        // A rerun takes over what it does not run again.
        var latest = pipeline.Workflows.Last(w => w.Jobs.Contains(job));
        return new JObject
        {
            ["name"] = job.Script.Name,
            ["number"] = job.Number,
            ["status"] = job.Status,
            ["contexts"] = new JArray(),
            ["created_at"] = JsonTime.Of(job.CreatedAt),
            ["queued_at"] = JsonTime.Of(job.QueuedAt),
            ["started_at"] = JsonTime.Of(job.StartedAt),
            ["stopped_at"] = JsonTime.Of(job.StoppedAt),
            ["duration"] = (long?)(job.StoppedAt - job.StartedAt)?.TotalMilliseconds,
            // It is chosen only when the job is dispatched.
            ["executor"] = job.StartedAt is null ? null : new JObject { ["type"] = "docker", ["resource_class"] = "medium" },
            ["parallelism"] = 1,
            ["parallel_runs"] = new JArray(new JObject { ["index"] = 0, ["status"] = job.Status }),
            ["messages"] = new JArray(),
            ["latest_workflow"] = new JObject { ["id"] = latest.Id, ["name"] = latest.Script.Name },
            ["pipeline"] = new JObject { ["id"] = pipeline.Id },
            ["organization"] = new JObject { ["name"] = project.Org.Name },
            ["project"] = new JObject { ["id"] = project.Id, ["name"] = project.Name, ["slug"] = project.Slug, ["external_url"] = project.VcsUrl },
            ["web_url"] = $"https://app.circleci.com/pipelines/{project.Org.VcsType}/{project.Org.Name}/{project.Name}/{pipeline.Number}/workflows/{latest.Id}/jobs/{job.Number}",
        };
    }
}
