using CircleCi.Generated.Testing.EnvironmentVariables;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Contexts;

/// <summary>Contexts, their variables, of which only names are told, and their restrictions.</summary>
internal static class ContextsApi
{
    public static void Map(Handlers on)
    {
        on["V2.Contexts.List"] = call => call.Page(Owner(call).Contexts.Select(Json));
        on["V2.Contexts.Create"] = Create;
        on["V2.Contexts.Get"] = call => Json(Find(call));
        on["V2.Contexts.Delete"] = call =>
        {
            var context = Find(call);
            context.Org.Contexts.Remove(context);
            return SandboxResponse.Message(200, "Context deleted.");
        };

        on["V2.Contexts.ListEnvironmentVariables"] = call =>
        {
            var context = Find(call);
            return call.Page(context.Variables.All.Select(v => Json(context, v)));
        };
        on["V2.Contexts.SetEnvironmentVariable"] = call =>
        {
            var context = Find(call);
            return Json(context, EnvironmentVariablesApi.Set(context.Variables, call, call["name"]));
        };
        on["V2.Contexts.DeleteEnvironmentVariable"] = call =>
            Find(call).Variables.Remove(call["name"]) ? SandboxResponse.Message(200, "Environment variable deleted.") : throw EnvironmentVariablesApi.IsMissing(call["name"]);

        on["V2.Contexts.ListRestrictions"] = call =>
        {
            var context = Find(call);
            return call.Page(context.Restrictions.Select(r => Json(context, r)));
        };
        on["V2.Contexts.CreateRestriction"] = Restrict;
        on["V2.Contexts.DeleteRestriction"] = call => Find(call).Restrictions.RemoveAll(r => r.Id == call.Id("restrictionId")) > 0
            ? SandboxResponse.Message(200, "Context restriction deleted.")
            : throw new RequestError(404, "Context restriction not found.");
    }

    private static SandboxOrg Owner(Call call)
    {
        if (call.Query("owner-type") == "account")
            throw NoAccounts();
        return call.Org(call.Query("owner-id") ?? call.Query("owner-slug") ?? throw new RequestError(400, "owner-id or owner-slug: one of them must be in the query."));
    }

    private static SandboxResponse Create(Call call)
    {
        var owner = call.Body!["owner"] as JObject ?? throw new RequestError(400, "owner: must be an object with id or slug.");
        if ((string?)owner["type"] == "account")
            throw NoAccounts();
        var org = call.Org((string?)(owner["id"] ?? owner["slug"]) ?? throw new RequestError(400, "owner: must have an id or a slug."));
        var context = new SandboxContext(org, call.Text("name"));
        org.Contexts.Add(context);
        return Json(context);
    }

    private static SandboxResponse Restrict(Call call)
    {
        var context = Find(call);
        var restriction = new Restriction(call.World.NewId(), call.OneOf("restriction_type", "project", "group", "expression"), call.Text("restriction_value"));
        if (restriction.Type != "expression" && NameOf(context.Org, restriction) is null)
            throw new RequestError(400, $"restriction_value: '{restriction.Value}' is the id of no {restriction.Type}.", $"it must be of the organization {context.Org.Slug}");
        if (context.Restrictions.Exists(r => (r.Type, r.Value) == (restriction.Type, restriction.Value)))
            throw new RequestError(409, "The context has this restriction already.");
        context.Restrictions.Add(restriction);
        return new SandboxResponse(201, Json(context, restriction));
    }

    /// <summary>A context that there is not is refused like one that the caller may not see.</summary>
    private static SandboxContext Find(Call call)
    {
        var id = call.Id("contextId");
        return call.World.Orgs.Where(o => call.Caller.Visible(o) is not null).SelectMany(o => o.Contexts).FirstOrDefault(c => c.Id == id)
            ?? throw new RequestError(403, "Permission denied.", $"there is no context {id} that this token may see; a test adds one with circle.Org(\"acme\").HasContext(\"deploy\")");
    }

    private static RequestError NoAccounts() => new(400, "Contexts belong to organizations here.", "only CircleCI Server has contexts of accounts");

    private static string? NameOf(SandboxOrg org, Restriction restriction) => !Guid.TryParse(restriction.Value, out var id) ? null
        : restriction.Type == "project" ? org.Projects.FirstOrDefault(p => p.Id == id)?.Name
        : id == org.Id ? "All members" : org.Groups.Find(g => g.Id == id)?.Name;

    private static JObject Json(SandboxContext context) => new() { ["id"] = context.Id, ["name"] = context.Name, ["created_at"] = JsonTime.Of(context.CreatedAt) };

    private static JObject Json(SandboxContext context, Variable variable) => new()
    {
        ["variable"] = variable.Name,
        ["context_id"] = context.Id,
        ["created_at"] = JsonTime.Of(variable.CreatedAt),
        ["updated_at"] = JsonTime.Of(variable.UpdatedAt),
    };

    private static JObject Json(SandboxContext context, Restriction restriction)
    {
        var json = new JObject
        {
            ["id"] = restriction.Id,
            ["context_id"] = context.Id,
            ["restriction_type"] = restriction.Type,
            ["restriction_value"] = restriction.Value,
        };
        if (restriction.Type == "project")
            json["project_id"] = restriction.Value;
        if (restriction.Type != "expression" && NameOf(context.Org, restriction) is { } name)
            json["name"] = name;
        return json;
    }
}
