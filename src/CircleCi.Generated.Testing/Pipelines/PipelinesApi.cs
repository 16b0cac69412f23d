using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Workflows;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Pipelines;

/// <summary>Pipelines: what runs, and what starts it.</summary>
internal static class PipelinesApi
{
    public static void Map(Handlers on)
    {
        on["V2.Pipelines.List"] = call => Page(call, List(call));
        on["V2.Pipelines.ListForProject"] = call => Page(call, call.Project().Pipelines.Where(p => call.Query("branch") is not { } branch || p.Branch == branch));
        on["V2.Pipelines.ListMine"] = call => Page(call, call.Project().Pipelines.Where(p => p.Trigger.Actor == call.Caller.User));
        on["V2.Pipelines.Get"] = call => Json(Find(call));
        on["V2.Pipelines.GetByNumber"] = call => Json(call.Project().Pipelines.FirstOrDefault(p => p.Number == call.Number("pipelineNumber")) ?? throw new RequestError(404, "Pipeline not found"));
        on["V2.Pipelines.GetConfig"] = call => Config(Find(call));
        on["V2.Pipelines.GetValues"] = call => Values(Find(call));
        on["V2.Pipelines.ListWorkflows"] = call => call.Page(Find(call).Workflows.Reverse().Select(WorkflowsApi.Json));
        on["V2.Pipelines.Trigger"] = call => call.Project().Org.Vcs == "circleci"
            ? throw new RequestError(400, "This API is not supported for this project.", "projects of GitLab and the GitHub App are triggered by V2.Pipelines.TriggerRun, with a pipeline definition")
            : Created(Trigger(call, call.Body ?? []));
        on["V2.Pipelines.TriggerRun"] = TriggerRun;
        on["V2.Pipelines.Continue"] = Continue;
    }

    /// <exception cref="RequestError">The project does not build.</exception>
    public static PipelineRun Trigger(SandboxProject project, PipelineTrigger trigger) => project.IsEnabled ? project.Trigger(trigger)
        : throw new RequestError(400, "The project is not set up to build.", "CircleCI needs POST /api/v1.1/project/.../follow after a project of GitHub or Bitbucket was created");

    private static PipelineRun Find(Call call)
    {
        var id = call.Id("pipelineId");
        return call.World.Projects.Where(p => call.Caller.Visible(p) is not null).SelectMany(p => p.Pipelines).FirstOrDefault(p => p.Id == id) ?? throw new RequestError(404, "Pipeline not found");
    }

    private static IEnumerable<PipelineRun> List(Call call)
    {
        var org = call.Query("org-slug") is { } slug ? call.Org(slug) : null;
        var isMine = call.Query("mine") == "true";
        return call.World.Projects
            .Where(p => call.Caller.Visible(p) is not null && (org is null ? isMine || p.Followers.Contains(call.Caller.User) : p.Org == org))
            .SelectMany(p => p.Pipelines)
            .Where(p => !isMine || p.Trigger.Actor == call.Caller.User);
    }

    private static SandboxResponse Page(Call call, IEnumerable<PipelineRun> pipelines) =>
        call.Page(pipelines.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Number).Select(Json));

    private static JObject Json(PipelineRun pipeline)
    {
        var json = new JObject
        {
            ["id"] = pipeline.Id,
            ["number"] = pipeline.Number,
            ["state"] = pipeline.State,
            ["errors"] = new JArray(pipeline.Errors.Select(e => new JObject { ["type"] = e.Type, ["message"] = e.Message })),
            ["warnings"] = new JArray(pipeline.Warnings.Select(w => new JObject { ["type"] = "config-deprecated-syntax", ["message"] = w })),
            ["project_slug"] = pipeline.Project.Slug,
            ["created_at"] = JsonTime.Of(pipeline.CreatedAt),
            ["updated_at"] = JsonTime.Of(pipeline.UpdatedAt),
            ["trigger"] = new JObject
            {
                ["type"] = pipeline.Trigger.Type,
                ["received_at"] = JsonTime.Of(pipeline.CreatedAt),
                ["actor"] = new JObject { ["login"] = pipeline.Trigger.Actor.Login, ["avatar_url"] = null },
            },
        };
        if (pipeline.Project.Org.Vcs == "circleci")
            json["trigger_parameters"] = TriggerParameters(pipeline);
        else
            json["vcs"] = Vcs(pipeline);
        return json;
    }

    private static JObject Vcs(PipelineRun pipeline)
    {
        var json = new JObject
        {
            ["provider_name"] = pipeline.Project.Provider,
            ["origin_repository_url"] = pipeline.Project.VcsUrl,
            ["target_repository_url"] = pipeline.Project.VcsUrl,
            ["revision"] = pipeline.Revision,
            [pipeline.Tag is null ? "branch" : "tag"] = pipeline.Tag ?? pipeline.Branch,
        };
        // Only a push tells what the commit says.
        if (pipeline.Trigger.Type == "webhook")
            json["commit"] = new JObject { ["subject"] = pipeline.Script.Subject, ["body"] = pipeline.Script.Body };
        return json;
    }

    private static JObject TriggerParameters(PipelineRun pipeline)
    {
        var git = new JObject { ["checkout_sha"] = pipeline.Revision, ["ref"] = pipeline.Tag is { } tag ? $"refs/tags/{tag}" : $"refs/heads/{pipeline.Branch}" };
        git[pipeline.Tag is null ? "branch" : "tag"] = pipeline.Tag ?? pipeline.Branch;
        return new JObject
        {
            ["circleci"] = new JObject
            {
                ["event_time"] = JsonTime.Of(pipeline.CreatedAt),
                ["event_type"] = pipeline.Trigger.Type == "webhook" ? "push" : pipeline.Trigger.Type,
                ["trigger_type"] = pipeline.Trigger.Type,
                ["actor_id"] = pipeline.Trigger.Actor.Id,
            },
            ["git"] = git,
        };
    }

    private static JObject Config(PipelineRun pipeline)
    {
        var json = new JObject { ["source"] = pipeline.Config, ["compiled"] = pipeline.Config };
        if (pipeline.SetupConfig is { } setup)
            json["setup-config"] = json["compiled-setup-config"] = setup;
        return json;
    }

    private static JObject Values(PipelineRun pipeline)
    {
        var json = new JObject
        {
            ["pipeline.id"] = pipeline.Id.ToString(),
            ["pipeline.number"] = pipeline.Number,
            ["pipeline.in_setup"] = pipeline.State is "setup-pending" or "setup",
            ["pipeline.trigger_source"] = pipeline.Trigger.Type,
            ["pipeline.project.git_url"] = pipeline.Project.VcsUrl,
            ["pipeline.project.type"] = pipeline.Project.Org.VcsType,
            ["pipeline.git.branch"] = pipeline.Branch ?? "",
            ["pipeline.git.tag"] = pipeline.Tag ?? "",
            ["pipeline.git.revision"] = pipeline.Revision,
        };
        foreach (var (name, value) in pipeline.Script.Parameters)
            json[$"pipeline.parameters.{name}"] = value;
        foreach (var (name, value) in pipeline.Parameters)
            json[$"pipeline.parameters.{name}"] = value;
        return json;
    }

    private static SandboxResponse Created(PipelineRun pipeline) =>
        new(201, new JObject { ["id"] = pipeline.Id, ["number"] = pipeline.Number, ["state"] = pipeline.State, ["created_at"] = JsonTime.Of(pipeline.CreatedAt) });

    private static PipelineRun Trigger(Call call, JObject revision)
    {
        var (branch, tag) = BranchOrTag(revision);
        return Trigger(call.Project(), new PipelineTrigger("api", call.Caller.User, branch, tag, Parameters(call)));
    }

    private static SandboxResponse TriggerRun(Call call)
    {
        foreach (var (member, _) in call.Body!)
        {
            if (member is not ("definition_id" or "config" or "checkout" or "parameters"))
                throw new RequestError(400, $"Unexpected field '{member}'.");
        }

        var definition = call.OptionalText("definition_id");
        if (definition is not null && !Guid.TryParse(definition, out _))
            throw new RequestError(400, $"definition_id: '{definition}' is no UUID.");
        if (definition is null ? call.Project().Org.Vcs == "circleci" : !call.Project().Definitions.Exists(d => d.Id == new Guid(definition)))
            throw new RequestError(400, definition is null ? "definition_id: is missing." : "Pipeline definition not found.", "V2.PipelineDefinitions.List has those of the project");
        _ = BranchOrTag(call.Body["config"] as JObject ?? []);
        if (call.Project().Script.Subject.Contains("[skip ci]", StringComparison.OrdinalIgnoreCase))
            return SandboxResponse.Message(200, "The commit message says to skip CI: no pipeline was started.");
        return Created(Trigger(call, call.Body["checkout"] as JObject ?? []));
    }

    private static (string? Branch, string? Tag) BranchOrTag(JObject revision)
    {
        var (branch, tag) = (Text("branch"), Text("tag"));
        return branch is null || tag is null ? (branch, tag) : throw new RequestError(400, "'branch' and 'tag' cannot be given both.");

        string? Text(string member) => revision[member] switch
        {
            null => null,
            { Type: JTokenType.String } text when ((string)text!).Length > 0 => (string)text!,
            _ => throw new RequestError(400, $"{member}: must be a text that is not empty."),
        };
    }

    private static JObject Parameters(Call call)
    {
        if (call.Body?["parameters"] is not { } token)
            return [];
        if (token is not JObject { Count: <= 100 } parameters)
            throw new RequestError(400, "parameters: must be an object with no more than 100 members.");
        foreach (var (name, value) in parameters)
        {
            if (name.Length > 128)
                throw new RequestError(400, $"parameters: the name '{name}' is longer than 128 characters.");
            if (value!.Type is not (JTokenType.String or JTokenType.Integer or JTokenType.Boolean))
                throw new RequestError(400, $"parameters: '{name}' must be a text, an integer or a boolean.");
            if (value.ToString().Length > 512)
                throw new RequestError(400, $"parameters: the value of '{name}' is longer than 512 characters.");
        }

        return parameters;
    }

    private static SandboxResponse Continue(Call call)
    {
        var key = call.Text("continuation-key");
        var pipeline = call.World.Projects.Where(p => call.Caller.Visible(p) is not null).SelectMany(p => p.Pipelines).FirstOrDefault(p => p.ContinuationKey == key)
            ?? throw new RequestError(400, "The continuation key is not valid.", "a test gets it from SandboxPipeline.ContinuationKey");
        try
        {
            pipeline.Continue(call.Text("configuration"), Parameters(call));
        }
        catch (InvalidOperationException e)
        {
            throw new RequestError(400, e.Message);
        }

        return SandboxResponse.Message(200, "Accepted.");
    }
}
