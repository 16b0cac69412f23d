using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Builds;

/// <summary>Builds: what jobs are called in v1 and v1.1, where no pipeline is known.</summary>
internal static class BuildsApi
{
    public static void Map(Handlers on)
    {
        foreach (var api in new[] { "V1", "V11" })
        {
            on[$"{api}.Builds.ListRecent"] = call => List(call, call.World.Projects.Where(p => call.Caller.Visible(p) is not null && p.Followers.Contains(call.Caller.User)).SelectMany(p => p.Jobs));
            on[$"{api}.Builds.ListForProject"] = call => List(call, call.Project().Jobs);
            on[$"{api}.Builds.Get"] = call => Described.By(call.Operation, BuildJson.Details(JobsApi.Find(call)));
            on[$"{api}.Builds.ListArtifacts"] = call => Artifacts(call, JobsApi.Find(call));
            on[$"{api}.Builds.GetTests"] = call => Described.By(call.Operation, new JObject { ["tests"] = new JArray(JobsApi.Find(call).Tests.Select(JobsApi.Test)) });
            on[$"{api}.Builds.Cancel"] = Cancel;
            on[$"{api}.Builds.Trigger"] = Retired.Until2027(call => Trigger(call, call.OptionalText("branch")));
            on[$"{api}.Builds.TriggerForBranch"] = Retired.Until2027(call => Trigger(call, call["branch"]));
            on[$"{api}.Builds.TriggerProject"] = Retired.Until2027(TriggerProject);
            on[$"{api}.Builds.Retry"] = Retired.Until2027(call => Retry(call, hasSsh: false));
            on[$"{api}.Builds.RetryWithSsh"] = Retired.Until2027(call => Retry(call, hasSsh: true));
        }

        on["V11.Builds.ListForBranch"] = call => List(call, call.Project().Jobs.Where(j => j.Workflow.Pipeline.Branch == call["branch"]));
        on["V11.Builds.ListLatestArtifacts"] = ListLatestArtifacts;
        on["V11.Builds.AddSshUser"] = AddSshUser;
    }

    private static SandboxResponse List(Call call, IEnumerable<JobRun> jobs)
    {
        var wanted = jobs.Where(Filter(call)).OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Number);
        return Described.By(call.Operation, call.Slice(wanted.Select(j => call.Query("shallow") == "true" ? BuildJson.Shallow(j) : BuildJson.Of(j))).Json!);
    }

    private static Func<JobRun, bool> Filter(Call call) => call.Query("filter") switch
    {
        null => _ => true,
        "completed" => j => BuildJson.LifecycleOf(j) == "finished",
        "successful" => j => j.Status == "success",
        "failed" => j => j.HasFailed,
        "running" => j => j.Status == "running",
        var filter => throw new RequestError(400, $"filter: '{filter}' is none of completed, successful, failed, running."),
    };

    private static SandboxResponse Artifacts(Call call, JobRun job) => Described.By(call.Operation, new JArray(ArtifactFiles.List(job).Select(a =>
    {
        a["pretty_path"] = a["path"];
        return a;
    })));

    private static SandboxResponse ListLatestArtifacts(Call call)
    {
        var project = call.Project();
        var branch = call.Query("branch") ?? project.DefaultBranch;
        return project.Jobs.Where(Filter(call)).LastOrDefault(j => j.Workflow.Pipeline.Branch == branch) is { } job ? Artifacts(call, job) : new JArray();
    }

    private static SandboxResponse Cancel(Call call)
    {
        var job = JobsApi.Find(call);
        job.Cancel(call.Caller.User);
        return Described.By(call.Operation, BuildJson.Details(job));
    }

    private static SandboxResponse AddSshUser(Call call)
    {
        var job = JobsApi.Find(call);
        if (job.Status != "running")
            throw new RequestError(400, "The build is not running.", $"it is {job.Status}");
        job.SshUsers.Add(call.Caller.User);
        return Described.By(call.Operation, BuildJson.Details(job));
    }

    private static SandboxResponse Trigger(Call call, string? branch)
    {
        var pipeline = Start(call, branch);
        var job = call.Project().Jobs.FirstOrDefault(j => j.Workflow.Pipeline == pipeline)
            ?? throw new RequestError(400, pipeline.Errors.Count > 0 ? pipeline.Errors[0].Message : "No build was started.");
        var response = Described.By(call.Operation, BuildJson.Details(job));
        return response.Status == 201 ? response with { Headers = new() { ["Location"] = ((Uri)BuildJson.Shallow(job)["build_url"]!).AbsoluteUri } } : response;
    }

    private static SandboxResponse TriggerProject(Call call)
    {
        Start(call, call.OptionalText("branch"));
        return new JObject { ["status"] = 200, ["body"] = "Build created" };
    }

    private static PipelineRun Start(Call call, string? branch)
    {
        var project = call.Project();
        var job = call.OptionalText("job") is not { } name ? null
            : project.Script.WorkflowsToRun().SelectMany(w => w.Jobs).FirstOrDefault(j => j.Name == name && !j.IsApproval) ?? throw new RequestError(400, $"There is no job '{name}'.", $"a test adds one with project.Runs(p => p.Workflow(\"build\", w => w.Job(\"{name}\")))");
        var pipeline = PipelinesApi.Trigger(project, new PipelineTrigger("api", call.Caller.User, branch, call.OptionalText("tag"), [])
        {
            Revision = call.OptionalText("revision"),
            Job = job,
            BuildParameters = call.Body?["build_parameters"] as JObject,
        });
        pipeline.BeginNow();
        return pipeline;
    }

    private static SandboxResponse Retry(Call call, bool hasSsh)
    {
        var job = JobsApi.Find(call);
        if (job.Workflow.IsSetup)
            throw new RequestError(400, "Setup workflows cannot be rerun.", "trigger the pipeline again");
        var rerun = WorkflowsApi.RunAgain(job.Workflow, call.Caller.User, [job.Script], hasSsh);
        return Described.By(call.Operation, BuildJson.Details(rerun.Jobs.Single(j => j.RetryOf == job)));
    }
}
