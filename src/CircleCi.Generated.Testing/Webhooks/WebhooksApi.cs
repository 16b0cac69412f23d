using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Webhooks;

/// <summary>Webhooks of a project. What is sent is spelled with hyphens, and CircleCI drops what is not; what is answered is spelled with underscores.</summary>
internal static class WebhooksApi
{
    public static void Map(Handlers on)
    {
        on["V2.Webhooks.List"] = call => call.Page(Project(call, call.Query("scope-type"), call.Query("scope-id")).Webhooks.Select(Json));
        on["V2.Webhooks.Create"] = Create;
        on["V2.Webhooks.Get"] = call => Json(Find(call));
        on["V2.Webhooks.Update"] = Update;
        on["V2.Webhooks.Delete"] = call =>
        {
            var webhook = Find(call);
            webhook.Project.Webhooks.Remove(webhook);
            return SandboxResponse.Message(200, "Webhook deleted.");
        };
    }

    private static SandboxResponse Create(Call call)
    {
        var project = Project(call, (string?)call.Body!["scope"]?["type"], (string?)call.Body["scope"]?["id"]);
        // CircleCI tells the limit, but not what it answers.
        if (project.Webhooks.Count == Webhook.MaxPerProject)
            throw new RequestError(400, $"A project can have {Webhook.MaxPerProject} webhooks at most.");
        var webhook = new Webhook(project, Name(call), Url(call), Events(call))
        {
            Secret = (string?)call.Body["signing-secret"] ?? "",
            VerifiesTls = (bool?)call.Body["verify-tls"] ?? false,
        };
        project.Webhooks.Add(webhook);
        return new SandboxResponse(201, Json(webhook));
    }

    private static SandboxResponse Update(Call call)
    {
        var webhook = Find(call);
        var name = call.Body!["name"] is null ? webhook.Name : Name(call);
        var url = call.Body["url"] is null ? webhook.Url : Url(call);
        var events = call.Body["events"] is null ? webhook.Events : Events(call);
        (webhook.Name, webhook.Url, webhook.Events, webhook.UpdatedAt) = (name, url, events, call.Now);
        webhook.Secret = (string?)call.Body["signing-secret"] ?? webhook.Secret;
        webhook.VerifiesTls = (bool?)call.Body["verify-tls"] ?? webhook.VerifiesTls;
        return Json(webhook);
    }

    private static JObject Json(Webhook webhook) => new()
    {
        ["id"] = webhook.Id,
        ["name"] = webhook.Name,
        ["events"] = new JArray(webhook.Events),
        ["scope"] = new JObject { ["id"] = webhook.Project.Id, ["type"] = "project" },
        ["signing_secret"] = webhook.Secret.Length > 0 ? "****" : "",
        ["url"] = webhook.Url.OriginalString,
        ["verify_tls"] = webhook.VerifiesTls,
        ["created_at"] = JsonTime.Of(webhook.CreatedAt),
        ["updated_at"] = JsonTime.Of(webhook.UpdatedAt),
    };

    private static SandboxProject Project(Call call, string? type, string? id)
    {
        if (type != "project" || !Guid.TryParse(id, out var project))
            throw new RequestError(400, "Invalid scope parameters");
        return call.Caller.Visible(call.World.FindProject(project)) ?? throw NotThere("Project", project);
    }

    private static Webhook Find(Call call)
    {
        var id = call.Id("webhookId");
        var webhook = call.World.Projects.SelectMany(p => p.Webhooks).FirstOrDefault(w => w.Id == id);
        return call.Caller.Visible(webhook?.Project) is null ? throw NotThere("Webhook", id) : webhook!;
    }

    private static RequestError NotThere(string what, Guid id) => new(403, $"{what} {id} does not exist or you do not have the required permission.");

    private static string Name(Call call) => call.Text("name") is { Length: > 0 } name ? name : throw new RequestError(400, "name: must not be empty.");

    private static Uri Url(Call call) =>
        Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var url) && Webhook.CanBeCalled(url) ? url
            : throw new RequestError(400, "url: must begin with https://.", "http will do on this machine");

    private static List<string> Events(Call call)
    {
        var events = (call.Body!["events"] as JArray ?? []).Select(e => e.ToString()).Distinct().ToList();
        return events.Count > 0 && events.TrueForAll(Webhook.AllEvents.Contains) ? events
            : throw new RequestError(400, $"events: must be some of {string.Join(", ", Webhook.AllEvents)}.");
    }
}
