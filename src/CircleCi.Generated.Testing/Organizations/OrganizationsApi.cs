using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Organizations;

/// <summary>Organizations, and the addresses that their URL orbs may have.</summary>
internal static class OrganizationsApi
{
    public static void Map(Handlers on)
    {
        on["V2.Organizations.Create"] = Create;
        on["V2.Organizations.Get"] = call => Json(Org(call));
        on["V2.Organizations.Delete"] = call =>
        {
            var org = Org(call);
            call.World.Remove(org);
            foreach (var project in org.Projects)
                project.End();
            return SandboxResponse.Message(202, "Organization deletion has been accepted.");
        };

        on["V2.Organizations.ListUrlOrbAllowListEntries"] = call => new JObject { ["items"] = new JArray(Org(call).UrlOrbAllowList.Select(Json)) };
        on["V2.Organizations.CreateUrlOrbAllowListEntry"] = call =>
        {
            var entry = new UrlOrbPrefix(call.World.NewId(), call.Text("name"), call.Text("prefix"), call.OneOf("auth", "bitbucket-oauth", "github-oauth", "github-app", "none"));
            Org(call).UrlOrbAllowList.Add(entry);
            return Done(entry, "Created.");
        };
        on["V2.Organizations.DeleteUrlOrbAllowListEntry"] = call =>
        {
            var entry = Org(call).UrlOrbAllowList.Find(e => e.Id == call.Id("entryId")) ?? throw new RequestError(404, "URL orb allow-list entry not found.", $"there is no {call["entryId"]}");
            Org(call).UrlOrbAllowList.Remove(entry);
            return Done(entry, "Deleted.");
        };
    }

    /// <summary>An organization that GitHub or Bitbucket has is only adopted; the sandbox takes it that they have every one.</summary>
    private static SandboxResponse Create(Call call)
    {
        var vcs = call.OneOf("vcs_type", "github", "bitbucket", "circleci");
        var name = call.Text("name");
        if (string.IsNullOrWhiteSpace(name) || name.Contains('/'))
            throw new RequestError(400, $"name: '{name}' is not a valid name of an organization.");
        var org = call.World.Org(name, vcs switch { "github" => "gh", "bitbucket" => "bb", _ => vcs });
        org.Members.Add(call.Caller.User);
        return new SandboxResponse(201, Json(org));
    }

    private static SandboxOrg Org(Call call) => call.Org(call["organization"]);

    private static JObject Json(SandboxOrg org) => new() { ["id"] = org.Id, ["name"] = org.Name, ["slug"] = org.Slug, ["vcs_type"] = org.VcsType };

    private static JObject Json(UrlOrbPrefix entry) => new() { ["id"] = entry.Id, ["name"] = entry.Name, ["prefix"] = entry.Prefix, ["auth"] = entry.Auth };

    private static JObject Done(UrlOrbPrefix entry, string message) => new() { ["id"] = entry.Id, ["message"] = message };
}
