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
            var definition = Find(call);
            foreach (var trigger in definition.Triggers)
                trigger.Remove();
            Project(call).Definitions.Remove(definition);
            return SandboxResponse.Message(200, "Pipeline definition deleted.");
        };
    }

    /// <summary>The project whose id is in the path.</summary>
    public static SandboxProject Project(Call call) =>
        call.Caller.Visible(call.World.FindProject(call.Id("projectId"))) ?? throw new RequestError(404, "Project not found.");

    /// <summary>The definition whose id is in the path.</summary>
    public static PipelineDefinition Find(Call call) =>
        Project(call).FindDefinition(call.Id("pipelineDefinitionId")) ?? throw new RequestError(404, "Pipeline definition not found.");

    private static SandboxResponse Create(Call call)
    {
        StrictBody.Check(call);
        var project = Project(call);
        var (config, checkout) = ((JObject)call.Body!["config_source"]!, (JObject)call.Body["checkout_source"]!);
        var definition = new PipelineDefinition(project)
        {
            Name = call.Text("name"),
            Description = (string?)call.Body["description"] ?? "",
            ConfigPath = (string?)config["file_path"] ?? throw new RequestError(400, "config_source.file_path: is missing in the body."),
            Provider = Provider(config)!,
            CheckoutProvider = Provider(checkout)!,
            Config = Repository(project, config) ?? throw new RequestError(400, "config_source.repo.external_id: is missing in the body."),
            Checkout = Repository(project, checkout) ?? throw new RequestError(400, "checkout_source.repo.external_id: is missing in the body."),
            CreatedAt = call.Now,
        };
        project.Definitions.Add(definition);
        return Json(definition);
    }

    private static SandboxResponse Update(Call call)
    {
        StrictBody.Check(call);
        var definition = Find(call);
        var provider = Provider(call.Body!["checkout_source"]);
        definition.Name = (string?)call.Body["name"] ?? definition.Name;
        definition.Description = (string?)call.Body["description"] ?? definition.Description;
        definition.ConfigPath = (string?)call.Body["config_source"]?["file_path"] ?? definition.ConfigPath;
        definition.CheckoutProvider = provider ?? definition.CheckoutProvider;
        definition.Checkout = Repository(Project(call), call.Body["checkout_source"]) ?? definition.Checkout;
        return Json(definition);
    }

    /// <summary>CircleCI supports two of those that the document names.</summary>
    private static string? Provider(JToken? source) => (string?)source?["provider"] is var provider && provider is null or "github_app" or "github_server" ? provider
        : throw new RequestError(400, $"provider: '{provider}' is not supported; use github_app or github_server.");

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
            ["checkout_source"] = new JObject { ["provider"] = definition.CheckoutProvider, ["repo"] = definition.Checkout.Json() },
        };
        if (definition.CreatedAt is { } created)
            json["created_at"] = JsonTime.Of(created);
        return json;
    }
}
