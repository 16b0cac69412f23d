using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Groups;

/// <summary>Groups of an organization. All of them come at once, whatever limit is asked for.</summary>
internal static class GroupsApi
{
    private const int MaxGroups = 100;

    public static void Map(Handlers on)
    {
        on["V2.Groups.List"] = call =>
        {
            var groups = Org(call).Groups;
            return new JObject { ["items"] = new JArray(groups.Select(Json)), ["next_page_token"] = null, ["total_count"] = groups.Count };
        };
        on["V2.Groups.Create"] = Create;
        on["V2.Groups.Get"] = call => Json(Find(call));
        on["V2.Groups.Delete"] = call =>
        {
            Org(call).Groups.Remove(Find(call));
            return SandboxResponse.Message(200, "Group deleted.");
        };
    }

    private static SandboxResponse Create(Call call)
    {
        var groups = Org(call).Groups;
        if (groups.Count >= MaxGroups)
            throw new RequestError(409, $"Exceeded max number of groups in org: {MaxGroups}.");
        var group = new Group(call.World.NewId(), call.Text("name"), (string?)call.Body!["description"] ?? "");
        groups.Add(group);
        return new SandboxResponse(201, Json(group));
    }

    private static SandboxOrg Org(Call call) => call.Org(call["organizationId"]);

    private static Group Find(Call call) => Org(call).Groups.Find(g => g.Id == call.Id("groupId")) ?? throw new RequestError(404, "Group not found.", $"there is no {call["groupId"]}");

    private static JObject Json(Group group) => new() { ["id"] = group.Id, ["name"] = group.Name, ["description"] = group.Description };
}
