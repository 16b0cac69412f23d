using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Workflows;

/// <summary>Workflows: how they stand, and what can be done with them.</summary>
internal static class WorkflowsApi
{
    private const int MaxReruns = 100;

    /// <summary>What is older can be neither approved nor run again.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(90);

    public static void Map(Handlers on)
    {
        on["V2.Workflows.Get"] = call => Json(Find(call));
        on["V2.Workflows.ListJobs"] = call =>
        {
            var workflow = Find(call);
            return call.Page(workflow.Jobs.Select(j => Job(workflow, j)));
        };
        on["V2.Workflows.Approve"] = Approve;
        on["V2.Workflows.Cancel"] = Cancel;
        on["V2.Workflows.Rerun"] = call => new SandboxResponse(202, new JObject { ["workflow_id"] = Rerun(call).Id });
    }

    public static JObject Json(WorkflowRun workflow)
    {
        var json = new JObject
        {
            ["id"] = workflow.Id,
            ["name"] = workflow.Script.Name,
            ["status"] = workflow.Status,
            ["created_at"] = JsonTime.Of(workflow.CreatedAt),
            ["stopped_at"] = JsonTime.Of(workflow.StoppedAt),
            ["started_by"] = workflow.StartedBy.Id,
            ["pipeline_id"] = workflow.Pipeline.Id,
            ["pipeline_number"] = workflow.Pipeline.Number,
            ["project_slug"] = workflow.Pipeline.Project.Slug,
        };
        if (workflow.IsSetup)
            json["tag"] = "setup";
        if (workflow.CanceledBy is { } user)
            json["canceled_by"] = user.Id;
        return json;
    }

    /// <summary>Runs jobs again in a new workflow, with all that need them; the others are taken over as they ended.</summary>
    public static WorkflowRun RunAgain(WorkflowRun workflow, SandboxUser user, IReadOnlyCollection<JobScript> jobs, bool hasSsh)
    {
        var chosen = jobs.ToHashSet();
        while (workflow.Script.Jobs.Where(j => j.Required.Exists(n => chosen.Any(c => c.Name == n))).Any(chosen.Add))
        {
        }

        var rerun = workflow.Pipeline.Run(workflow.Script, user, workflow, chosen.Contains);
        foreach (var job in rerun.Jobs.Where(j => hasSsh && jobs.Contains(j.Script)))
            job.HasSsh = job.SshUsers.Add(user);
        return rerun;
    }

    private static WorkflowRun Find(Call call)
    {
        var id = call.Id("workflowId");
        return call.World.Projects.Where(p => call.Caller.Visible(p) is not null).SelectMany(p => p.Pipelines).SelectMany(p => p.Workflows).FirstOrDefault(w => w.Id == id)
            ?? throw new RequestError(404, "Workflow not found");
    }

    private static JObject Job(WorkflowRun workflow, JobRun job)
    {
        var required = workflow.Required(job).ToList();
        var json = new JObject
        {
            ["id"] = job.Id,
            ["name"] = job.Script.Name,
            ["type"] = job.Script.IsApproval ? "approval" : "build",
            ["status"] = job.Status,
            ["dependencies"] = new JArray(required.Select(r => r.Id)),
            ["requires"] = new JObject(required.Select(r => new JProperty(r.Id.ToString(), new JArray("success")))),
            ["project_slug"] = job.Project.Slug,
            ["started_at"] = JsonTime.Of(job.StartedAt),
            ["stopped_at"] = JsonTime.Of(job.StoppedAt),
        };
        if (job.Script.IsApproval)
            json["approval_request_id"] = job.Id;
        else
            json["job_number"] = job.Number;
        if (job.ApprovedBy is { } approver)
            json["approved_by"] = approver.Id;
        if (job.CanceledBy is { } canceler)
            json["canceled_by"] = canceler.Id;
        return json;
    }

    private static SandboxResponse Approve(Call call)
    {
        var workflow = Find(call);
        var id = call.Id("approvalRequestId");
        var job = workflow.Jobs.FirstOrDefault(j => j.Id == id && j.Script.IsApproval) ?? throw new RequestError(404, "Job not found", $"the workflow '{workflow.Script.Name}' has no approval {id}");
        if (job.Status != "on_hold")
            throw new RequestError(400, "The job does not wait for an approval.", $"'{job.Script.Name}' is {job.Status}");
        job.Approve(call.Caller.User);
        return SandboxResponse.Message(202, "Accepted.");
    }

    private static SandboxResponse Cancel(Call call)
    {
        var workflow = Find(call);
        var user = call.Caller.User;
        call.World.After(JobsApi.CancelTime, () => workflow.Cancel(user));
        return SandboxResponse.Message(202, "Accepted.");
    }

    private static WorkflowRun Rerun(Call call)
    {
        var workflow = Find(call);
        var fromFailed = call.Flag("from_failed");
        var hasSsh = call.Flag("enable_ssh");
        var ids = call.Body?["jobs"] is not { } list ? null
            : list is JArray texts && texts.All(t => t.Type == JTokenType.String && Guid.TryParse((string?)t, out _)) ? texts.Select(t => (Guid)t).ToHashSet()
            : throw new RequestError(400, "jobs: must be a list of UUIDs.");
        if (ids is not null && fromFailed)
            throw new RequestError(400, "Cannot specify both 'jobs' and 'from_failed'.");
        if (ids is null && (hasSsh || call.Flag("sparse_tree")))
            throw new RequestError(400, "'enable_ssh' and 'sparse_tree' can only be used with 'jobs'.");
        if (workflow.IsSetup)
            throw new RequestError(400, "Setup workflows cannot be rerun.", "trigger the pipeline again");
        if (call.Now - workflow.CreatedAt > MaxAge)
            throw new RequestError(400, "The workflow is too old to be rerun.");
        if (CountReruns(workflow) >= MaxReruns)
            throw new RequestError(400, "The workflow was rerun too often.");
        if (fromFailed && workflow.StoppedAt is null)
            throw new RequestError(400, "The workflow has not ended.", $"it is {workflow.Status}; move the clock on, or cancel it");
        var runs = workflow.Jobs.Where(j => ids is not null ? ids.Contains(j.Id) : !fromFailed || j.Status != "success").ToList();
        if (runs.Count == 0 || runs.Count < ids?.Count)
            throw new RequestError(400, fromFailed ? "There are no failed jobs to rerun." : "jobs: not all of them are jobs of this workflow.");
        return RunAgain(workflow, call.Caller.User, [.. runs.Select(j => j.Script)], hasSsh);
    }

    /// <summary>Reruns of reruns count too.</summary>
    private static int CountReruns(WorkflowRun workflow) => workflow.Pipeline.Workflows.Count(w => w.RerunOf is not null && w.Script == workflow.Script);
}
