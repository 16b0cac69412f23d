using CircleCi.Generated.Testing.PipelineDefinitions;
using CircleCi.Generated.Testing.Pipelines;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Rollbacks;

/// <summary>Going back to another version of a component: a pipeline does that, and when all of it succeeds, that version is live.</summary>
internal static class RollbacksApi
{
    public static void Map(Handlers on) => on["V2.Rollbacks.Create"] = Create;

    private static SandboxResponse Create(Call call)
    {
        StrictBody.Check(call);
        var project = PipelineDefinitionsApi.Project(call);
        var (current, target, space) = (call.Text("current_version"), call.Text("target_version"), (string?)call.Body!["namespace"] ?? "default");
        var component = project.DeployComponents.Find(c => c.Name == call.Text("component_name")) ?? throw new RequestError(404, "Component not found.");
        var environment = project.Org.DeployEnvironments.Find(e => e.Name == call.Text("environment_name")) ?? throw new RequestError(404, "Environment not found.");
        if (!component.Versions.Any(v => v.Version == target && v.Environment == environment && v.Namespace == space))
            throw new RequestError(404, "Version not found.", $"{target} was never deployed to {environment.Name}");
        if (component.Live(environment, space)?.Version is var live && live != current)
            throw new RequestError(409, $"The current version is {live}, not {current}.");
        if (target == current)
            throw new RequestError(400, $"{target} is the current version.");
        if (component.Rollback is { } other && IsRunning(other))
            throw new RequestError(409, "A rollback is in progress.");

        var pipeline = component.Rollback = PipelinesApi.Trigger(project, new PipelineTrigger("api", call.Caller.User, null, null, call.Body["parameters"] as JObject ?? []));
        call.World.WorkflowEnded += OnEnded;
        return new SandboxResponse(202, new JObject { ["id"] = pipeline.Id, ["rollback_type"] = "PIPELINE" });

        void OnEnded(WorkflowRun workflow)
        {
            // Run again after a failure, it may still succeed.
            if (workflow.Pipeline != pipeline || !pipeline.Workflows.GroupBy(w => w.Script).All(runs => runs.Last().Status == "success"))
                return;
            call.World.WorkflowEnded -= OnEnded;
            component.Deploy(target, environment, space, pipeline);
        }
    }

    private static bool IsRunning(PipelineRun pipeline) =>
        pipeline.State != "errored" && (pipeline.Workflows.Count == 0 || pipeline.Workflows.Any(w => w.StoppedAt is null));
}
