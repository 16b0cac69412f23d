using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.PipelineDefinitions;

/// <summary>Pipeline definitions of a project.</summary>
internal static class PipelineDefinitionsApi
{
    public static void Map(Handlers on)
    {
        on["V2.PipelineDefinitions.List"] = call => new JObject { ["items"] = new JArray(Project(call).Definitions.Select(Json)) };
        on["V2.PipelineDefinitions.Create"] = Create;
        on["V2.PipelineDefinitions.Get"] = call => Json(Find(call));
        on["V2.PipelineDefinitions.Update"] = Update;
        on["V2.PipelineDefinitions.Delete"] = call =>
        {
            Project(call).Definitions.Remove(Find(call));
            return Answer.Message(200, "Pipeline definition deleted.");
        };
    }

    /// <summary>The project whose id is in the path.</summary>
    public static SandboxProject Project(Call call) =>
        call.Caller.Visible(call.World.FindProject(call.Id("projectId"))) ?? throw new Refusal(404, "Project not found.");

    /// <summary>The definition whose id is in the path.</summary>
    public static PipelineDefinition Find(Call call) =>
        Project(call).FindDefinition(call.Id("pipelineDefinitionId")) ?? throw new Refusal(404, "Pipeline definition not found.");

    private static Answer Create(Call call)
    {
        StrictBody.Check(call);
        var project = Project(call);
        var (config, checkout) = ((JObject)call.Body!["config_source"]!, (JObject)call.Body["checkout_source"]!);
        foreach (var provider in new[] { config, checkout }.Select(s => (string?)s["provider"]))
        {
            if (provider != "github_app")
                throw new Refusal(400, $"provider: '{provider}' is not supported; use github_app.");
        }

        var definition = new PipelineDefinition(project)
        {
            Name = call.Text("name"),
            Description = (string?)call.Body["description"] ?? "",
            ConfigPath = (string?)config["file_path"] ?? throw new Refusal(400, "config_source.file_path: is missing in the body."),
            Provider = "github_app",
            Config = Repository(project, config) ?? throw new Refusal(400, "config_source.repo.external_id: is missing in the body."),
            Checkout = Repository(project, checkout) ?? throw new Refusal(400, "checkout_source.repo.external_id: is missing in the body."),
            CreatedAt = call.Now,
        };
        project.Definitions.Add(definition);
        return Json(definition);
    }

    private static Answer Update(Call call)
    {
        StrictBody.Check(call);
        var definition = Find(call);
        definition.Name = (string?)call.Body!["name"] ?? definition.Name;
        definition.Description = (string?)call.Body["description"] ?? definition.Description;
        definition.ConfigPath = (string?)call.Body["config_source"]?["file_path"] ?? definition.ConfigPath;
        definition.Checkout = Repository(Project(call), call.Body["checkout_source"]) ?? definition.Checkout;
        return Json(definition);
    }

    private static PipelineDefinitions.Repository? Repository(SandboxProject project, JToken? source) =>
        (string?)source?["repo"]?["external_id"] is { } id ? project.RepositoryOf(id) : null;

    private static JObject Json(PipelineDefinition definition)
    {
        var json = new JObject
        {
            ["id"] = definition.Id,
            ["name"] = definition.Name,
            ["description"] = definition.Description,
            ["config_source"] = new JObject { ["provider"] = definition.Provider, ["repo"] = definition.Config.Json(), ["file_path"] = definition.ConfigPath },
            ["checkout_source"] = new JObject { ["provider"] = definition.Provider, ["repo"] = definition.Checkout.Json() },
        };
        if (definition.CreatedAt is { } created)
            json["created_at"] = JsonTime.Of(created);
        return json;
    }
}
