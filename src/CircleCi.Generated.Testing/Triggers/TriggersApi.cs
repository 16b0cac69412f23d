using CircleCi.Generated.Testing.PipelineDefinitions;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Triggers;

/// <summary>Triggers of a pipeline definition.</summary>
internal static class TriggersApi
{
    /// <summary>What GitHub's OAuth app can tell apart.</summary>
    private static readonly string[] OAuthPresets = ["all-pushes", "only-build-prs"];

    public static void Map(Handlers on)
    {
        on["V2.Triggers.List"] = call => new JObject { ["items"] = new JArray(PipelineDefinitionsApi.Find(call).Triggers.Select(t => Json(call, t))) };
        on["V2.Triggers.Create"] = Create;
        on["V2.Triggers.Get"] = call => Json(call, Find(call).Trigger);
        on["V2.Triggers.Update"] = Update;
        on["V2.Triggers.Delete"] = call =>
        {
            var (definition, trigger) = Find(call);
            trigger.Remove();
            definition.Triggers.Remove(trigger);
            return SandboxResponse.Message(200, "Trigger deleted.");
        };
    }

    private static SandboxResponse Create(Call call)
    {
        StrictBody.Check(call);
        var definition = PipelineDefinitionsApi.Find(call);
        var project = PipelineDefinitionsApi.Project(call);
        var source = (JObject)call.Body!["event_source"]!;
        var provider = (string?)source["provider"];
        if (!Trigger.Providers.Contains(provider))
            throw new RequestError(400, $"event_source.provider: '{provider}' is not supported; use {string.Join(", ", Trigger.Providers[..^1])} or {Trigger.Providers[^1]}.");
        var repository = (string?)source["repo"]?["external_id"] is { } id ? project.RepositoryOf(id) : null;
        var isOfRepository = provider is not ("webhook" or "schedule");
        if (repository is null == isOfRepository)
            throw new RequestError(400, isOfRepository ? "event_source.repo.external_id: is missing in the body." : "event_source.repo cannot be provided.");
        var trigger = new Trigger(project)
        {
            Provider = provider!,
            Repository = repository,
            CheckoutRef = Ref(call, "checkout_ref", provider!, repository, definition.Checkout),
            ConfigRef = Ref(call, "config_ref", provider!, repository, definition.Config),
        };
        if (!isOfRepository && call.OptionalText("event_name") is null or "")
            throw new RequestError(400, "event_name: is missing in the body.");
        if (provider == "github_oauth" && call.OptionalText("event_preset") is null)
            throw new RequestError(400, "event_preset: is missing in the body.");
        if (provider == "schedule" && source["schedule"]?["cron_expression"] is null)
            throw new RequestError(400, "event_source.schedule.cron_expression: is missing in the body.");
        SetTheRest(call, trigger);
        definition.Triggers.Add(trigger);
        return Json(call, trigger);
    }

    private static SandboxResponse Update(Call call)
    {
        StrictBody.Check(call);
        var trigger = Find(call).Trigger;
        SetTheRest(call, trigger);
        trigger.CheckoutRef = (string?)call.Body!["checkout_ref"] ?? trigger.CheckoutRef;
        trigger.ConfigRef = (string?)call.Body["config_ref"] ?? trigger.ConfigRef;
        return Json(call, trigger);
    }

    /// <summary>Refuses all of it or sets all of it.</summary>
    private static void SetTheRest(Call call, Trigger trigger)
    {
        var body = call.Body!;
        var source = body["event_source"];
        if (trigger.IsOfRepository && body["event_name"] is not null)
            throw new RequestError(400, "event_name: can be set for webhook and schedule only.");
        if (!trigger.IsWebhook && source?["webhook"] is not null)
            throw new RequestError(400, "event_source.webhook: can be set for webhook only.");
        if (!trigger.IsSchedule && (source?["schedule"] ?? body["parameters"]) is not null)
            throw new RequestError(400, "The schedule and the parameters can be set for schedule only.");
        if (trigger.Provider == "github_oauth" && body["disabled"] is not null)
            throw new RequestError(400, "disabled: cannot be set for github_oauth.");
        if (!trigger.IsOfRepository && body["event_preset"] is not null)
            throw new RequestError(400, "event_preset: can be set for events of a repository only.");
        if (trigger.Provider == "github_oauth" && (string?)body["event_preset"] is { } preset && !OAuthPresets.Contains(preset))
            throw new RequestError(400, $"event_preset: '{preset}' is not supported for github_oauth; use {string.Join(" or ", OAuthPresets)}.");
        var schedule = source?["schedule"] is JObject times ? Schedule(call, times, trigger.Schedule) : null;
        trigger.EventName = (string?)body["event_name"] ?? trigger.EventName;
        trigger.EventPreset = (string?)body["event_preset"] ?? trigger.EventPreset;
        trigger.Sender = (string?)source?["webhook"]?["sender"] ?? trigger.Sender;
        trigger.IsDisabled = (bool?)body["disabled"] ?? trigger.IsDisabled;
        trigger.Parameters = body["parameters"] as JObject ?? trigger.Parameters;
        if (schedule is not null)
            trigger.Plan(schedule);
    }

    /// <summary>What the body says of a schedule, and what it leaves out as it was. In nobody's name means in that of whoever asks.</summary>
    private static TriggerSchedule Schedule(Call call, JObject times, TriggerSchedule? before)
    {
        try
        {
            return new TriggerSchedule(
                (string?)times["cron_expression"] is { } text ? new CronExpression(text) : before!.Times,
                (string?)times["attribution_actor"] switch
                {
                    null => before?.Actor ?? call.Caller.User,
                    "current" => call.Caller.User,
                    "system" => Schedules.Schedule.System,
                    var actor => throw new RequestError(400, $"event_source.schedule.attribution_actor: '{actor}' is none of current, system."),
                });
        }
        catch (ArgumentException e)
        {
            throw new RequestError(400, $"event_source.schedule.{e.Message}");
        }
    }

    /// <summary>A ref is needed where the event does not give it: where there is no repository, or where another one is meant.</summary>
    private static string? Ref(Call call, string member, string provider, Repository? events, Repository needed)
    {
        var given = (string?)call.Body![member];
        var isNeeded = provider != "github_oauth" && events?.ExternalId != needed.ExternalId;
        if (isNeeded && string.IsNullOrEmpty(given))
            throw new RequestError(400, $"{member}: is missing in the body.");
        return isNeeded || given is null ? given : throw new RequestError(400, $"{char.ToUpperInvariant(member[0])}{member[1..]} cannot be provided.");
    }

    private static (PipelineDefinition Definition, Trigger Trigger) Find(Call call)
    {
        var id = call.Id("triggerId");
        var definition = PipelineDefinitionsApi.Project(call).Definitions.Find(d => d.Triggers.Exists(t => t.Id == id)) ?? throw new RequestError(404, "Trigger not found.");
        return (definition, definition.Triggers.Find(t => t.Id == id)!);
    }

    private static JObject Json(Call call, Trigger trigger)
    {
        var source = new JObject { ["provider"] = trigger.Provider };
        if (trigger.Repository is { } repository)
            source["repo"] = repository.Json();
        if (trigger.IsWebhook)
            source["webhook"] = new JObject { ["sender"] = trigger.Sender, ["url"] = CustomWebhook.UrlOf(call.World, trigger) };
        if (trigger.Schedule is { } schedule)
            source["schedule"] = new JObject { ["cron_expression"] = schedule.Times.Text, ["attribution_actor"] = new JObject { ["id"] = schedule.Actor.Id } };
        var json = new JObject { ["id"] = trigger.Id, ["created_at"] = JsonTime.Of(trigger.CreatedAt), ["disabled"] = trigger.IsDisabled, ["event_source"] = source };
        foreach (var (name, value) in new[] { ("checkout_ref", trigger.CheckoutRef), ("config_ref", trigger.ConfigRef), ("event_name", trigger.EventName), ("event_preset", trigger.EventPreset) })
        {
            if (value is not null)
                json[name] = value;
        }

        if (trigger.IsSchedule)
            json["parameters"] = trigger.Parameters;
        return json;
    }
}
