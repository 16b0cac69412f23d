using CircleCi.Generated.Testing.PipelineDefinitions;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>Triggers of a pipeline definition.</summary>
internal static class TriggersApi
{
    public static void Map(Handlers on)
    {
        on["V2.Triggers.List"] = call => new JObject { ["items"] = new JArray(PipelineDefinitionsApi.Find(call).Triggers.Select(t => Json(call, t))) };
        on["V2.Triggers.Create"] = Create;
        on["V2.Triggers.Get"] = call => Json(call, Find(call).Trigger);
        on["V2.Triggers.Update"] = Update;
        on["V2.Triggers.Delete"] = call =>
        {
            var (definition, trigger) = Find(call);
            definition.Triggers.Remove(trigger);
            return Answer.Message(200, "Trigger deleted.");
        };
    }

    private static Answer Create(Call call)
    {
        StrictBody.Check(call);
        var definition = PipelineDefinitionsApi.Find(call);
        var project = PipelineDefinitionsApi.Project(call);
        var source = (JObject)call.Body!["event_source"]!;
        var provider = (string?)source["provider"];
        if (provider is not ("github_app" or "github_oauth" or "webhook"))
            throw new Refusal(400, $"event_source.provider: '{provider}' is not supported; use github_app, github_oauth or webhook.");
        var repository = (string?)source["repo"]?["external_id"] is { } id ? project.RepositoryOf(id) : null;
        if (repository is null != (provider == "webhook"))
            throw new Refusal(400, provider == "webhook" ? "event_source.repo cannot be provided." : "event_source.repo.external_id: is missing in the body.");
        var trigger = new Trigger(project)
        {
            Provider = provider,
            Repository = repository,
            CheckoutRef = Ref(call, "checkout_ref", repository, definition.Checkout),
            ConfigRef = Ref(call, "config_ref", repository, definition.Config),
        };
        SetTheRest(call, trigger);
        definition.Triggers.Add(trigger);
        return Json(call, trigger);
    }

    private static Answer Update(Call call)
    {
        StrictBody.Check(call);
        var trigger = Find(call).Trigger;
        if (!trigger.IsWebhook && call.Body!["disabled"] is not null)
            throw new Refusal(400, "disabled: can be set for webhook only.");
        SetTheRest(call, trigger);
        trigger.CheckoutRef = (string?)call.Body!["checkout_ref"] ?? trigger.CheckoutRef;
        trigger.ConfigRef = (string?)call.Body["config_ref"] ?? trigger.ConfigRef;
        return Json(call, trigger);
    }

    private static void SetTheRest(Call call, Trigger trigger)
    {
        if (!trigger.IsWebhook && (call.Body!["event_name"] ?? call.Body["event_source"]?["webhook"]) is not null)
            throw new Refusal(400, "Event name and sender can be set for webhook only.");
        if (trigger.Provider != "github_app" && call.Body!["event_preset"] is not null)
            throw new Refusal(400, "event_preset: can be set for github_app only.");
        trigger.EventName = (string?)call.Body!["event_name"] ?? trigger.EventName;
        trigger.EventPreset = (string?)call.Body["event_preset"] ?? trigger.EventPreset;
        trigger.Sender = (string?)call.Body["event_source"]?["webhook"]?["sender"] ?? trigger.Sender;
        trigger.IsDisabled = (bool?)call.Body["disabled"] ?? trigger.IsDisabled;
    }

    /// <summary>A ref is needed where the event does not give it: for a custom webhook, or where another repository is meant.</summary>
    private static string? Ref(Call call, string member, Repository? events, Repository needed)
    {
        var given = (string?)call.Body![member];
        var isNeeded = events?.ExternalId != needed.ExternalId;
        if (isNeeded && string.IsNullOrEmpty(given))
            throw new Refusal(400, $"{member}: is missing in the body.");
        return isNeeded || given is null ? given : throw new Refusal(400, $"{char.ToUpperInvariant(member[0])}{member[1..]} cannot be provided.");
    }

    private static (PipelineDefinition Definition, Trigger Trigger) Find(Call call)
    {
        var id = call.Id("triggerId");
        var definition = PipelineDefinitionsApi.Project(call).Definitions.Find(d => d.Triggers.Exists(t => t.Id == id)) ?? throw new Refusal(404, "Trigger not found.");
        return (definition, definition.Triggers.Find(t => t.Id == id)!);
    }

    private static JObject Json(Call call, Trigger trigger)
    {
        var source = new JObject { ["provider"] = trigger.Provider };
        if (trigger.Repository is { } repository)
            source["repo"] = repository.Json();
        else
            source["webhook"] = new JObject { ["sender"] = trigger.Sender, ["url"] = CustomWebhook.UrlOf(call.World, trigger) };
        var json = new JObject { ["id"] = trigger.Id, ["created_at"] = JsonTime.Of(trigger.CreatedAt), ["disabled"] = trigger.IsDisabled, ["event_source"] = source };
        foreach (var (name, value) in new[] { ("checkout_ref", trigger.CheckoutRef), ("config_ref", trigger.ConfigRef), ("event_name", trigger.EventName), ("event_preset", trigger.EventPreset) })
        {
            if (value is not null)
                json[name] = value;
        }

        return json;
    }
}
