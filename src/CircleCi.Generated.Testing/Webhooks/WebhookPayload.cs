using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Webhooks;

/// <summary>The body of a delivery, as CircleCI's reference for outbound webhooks has it.</summary>
internal static class WebhookPayload
{
    public static JObject OfWorkflow(Guid id, Webhook webhook, WorkflowRun workflow)
    {
        var payload = Of(id, "workflow-completed", webhook, workflow);
        payload["workflow"]!["status"] = workflow.Status;
        return payload;
    }

    public static JObject OfJob(Guid id, Webhook webhook, JobRun job)
    {
        var payload = Of(id, "job-completed", webhook, job.Workflow);
        payload["job"] = new JObject
        {
            ["id"] = job.Id,
            ["name"] = job.Script.Name,
            ["number"] = job.Number,
            // Webhooks know fewer ways to end than the API.
            ["status"] = job.Status is "success" or "canceled" or "unauthorized" ? job.Status : "failed",
            ["started_at"] = JsonTime.Of(job.StartedAt ?? job.QueuedAt),
            ["stopped_at"] = JsonTime.Of(job.StoppedAt),
        };
        return payload;
    }

    private static JObject Of(Guid id, string type, Webhook webhook, WorkflowRun workflow)
    {
        var pipeline = workflow.Pipeline;
        var project = pipeline.Project;
        var payload = new JObject
        {
            ["id"] = id,
            ["type"] = type,
            ["happened_at"] = JsonTime.Of(project.World.Now),
            ["webhook"] = new JObject { ["id"] = webhook.Id, ["name"] = webhook.Name },
            // The long word for where the code is, where the API has the short one.
            ["project"] = new JObject { ["id"] = project.Id, ["name"] = project.Name, ["slug"] = $"{project.Org.VcsType}/{project.Slug.Split('/', 2)[1]}" },
            ["organization"] = new JObject { ["id"] = project.Org.Id, ["name"] = project.Org.Name },
            ["pipeline"] = new JObject
            {
                ["id"] = pipeline.Id,
                ["number"] = pipeline.Number,
                ["created_at"] = JsonTime.Of(pipeline.CreatedAt),
                ["trigger"] = new JObject { ["type"] = pipeline.Trigger.Type },
            },
            ["workflow"] = new JObject
            {
                ["id"] = workflow.Id,
                ["name"] = workflow.Script.Name,
                ["created_at"] = JsonTime.Of(workflow.CreatedAt),
                ["url"] = $"https://app.circleci.com/pipelines/{project.Slug}/{pipeline.Number}/workflows/{workflow.Id}",
            },
        };
        if (workflow.StoppedAt is { } stopped)
            payload["workflow"]!["stopped_at"] = JsonTime.Of(stopped);
        if (project.Org.Vcs == "circleci")
            payload["pipeline"]!["trigger_parameters"] = TriggerParameters(pipeline);
        else
            payload["pipeline"]!["vcs"] = Vcs(pipeline);
        return payload;
    }

    private static JObject Vcs(PipelineRun pipeline)
    {
        var (author, email) = pipeline.Author;
        var person = new JObject { ["name"] = author, ["email"] = email };
        var vcs = new JObject
        {
            ["provider_name"] = pipeline.Project.Org.VcsType,
            ["origin_repository_url"] = pipeline.Project.VcsUrl,
            ["target_repository_url"] = pipeline.Project.VcsUrl,
            ["revision"] = pipeline.Revision,
            ["commit"] = new JObject
            {
                ["subject"] = pipeline.Script.Subject,
                ["body"] = pipeline.Script.Body,
                ["author"] = person,
                ["authored_at"] = JsonTime.Of(pipeline.CreatedAt),
                ["committer"] = person,
                ["committed_at"] = JsonTime.Of(pipeline.CreatedAt),
            },
        };
        AddRef(vcs, pipeline);
        return vcs;
    }

    private static JObject TriggerParameters(PipelineRun pipeline)
    {
        var git = new JObject { ["checkout_sha"] = pipeline.Revision, ["checkout_url"] = pipeline.Project.VcsUrl, ["ref"] = pipeline.Tag is null ? $"refs/heads/{pipeline.Branch}" : $"refs/tags/{pipeline.Tag}" };
        AddRef(git, pipeline);
        return new JObject
        {
            ["circleci"] = new JObject
            {
                ["event_time"] = JsonTime.Of(pipeline.CreatedAt),
                ["event_type"] = "push",
                ["trigger_type"] = pipeline.Trigger.Type,
                ["actor_id"] = pipeline.Trigger.Actor.Id,
            },
            ["git"] = git,
        };
    }

    private static void AddRef(JObject json, PipelineRun pipeline)
    {
        if (pipeline.Tag is { } tag)
            json["tag"] = tag;
        else
            json["branch"] = pipeline.Branch;
    }
}
