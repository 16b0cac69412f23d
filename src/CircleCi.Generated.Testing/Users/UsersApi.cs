using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Users;

/// <summary>Who calls, and whom they work with.</summary>
internal static class UsersApi
{
    public static void Map(Handlers on)
    {
        on["V2.Users.GetCurrent"] = call => User(call.Caller.User);
        on["V1.Users.GetCurrent"] = on["V11.Users.GetCurrent"] = call => Described.By(call.Operation, Account(call));
        on["V11.Users.ListRepositories"] = ListRepositories;
        on["V2.Users.Get"] = call => call.Caller.User.Id == call.Id("userId") ? User(call.Caller.User) : throw new RequestError(404, "User not found.");
        on["V11.Users.SetHerokuKey"] = on["V1.Users.SetHerokuKey"] = SetHerokuKey;
        on["V2.Users.ListCollaborations"] = call => new JArray(call.World.Orgs.Where(o => call.Caller.Visible(o) is not null).Select(Collaboration));
    }

    public static JObject User(SandboxUser user) => new()
    {
        ["id"] = user.Id,
        ["login"] = user.Login,
        ["name"] = user.Name,
        ["avatar_url"] = $"https://avatars.example.com/{user.Login}.png",
    };

    private static SandboxResponse SetHerokuKey(Call call) =>
        string.IsNullOrWhiteSpace(call.Text("apikey")) ? throw new RequestError(403, "The Heroku API key is empty.") : new SandboxResponse(200, null);

    public static string EmailOf(SandboxUser user) => $"{user.Login}@example.com";

    /// <summary>What v1 and v1.1 tell of who calls.</summary>
    private static JObject Account(Call call)
    {
        var user = call.Caller.User;
        return new JObject
        {
            ["login"] = user.Login,
            ["name"] = user.Name,
            ["admin"] = user.IsAdmin,
            ["selected_email"] = EmailOf(user),
            ["all_emails"] = new JArray(EmailOf(user)),
            ["basic_email_prefs"] = "all",
            ["analytics_id"] = user.Id,
            ["avatar_url"] = User(user)["avatar_url"],
            ["enrolled_betas"] = new JArray(),
            ["github_oauth_scopes"] = new JArray("user:email", "repo"),
            ["in_beta_program"] = false,
            ["projects"] = new JObject(call.World.Projects.Where(p => p.Followers.Contains(user)).Select(p => new JProperty(p.VcsUrl, new JObject { ["on_dashboard"] = true, ["emails"] = "default" }))),
        };
    }

    private static SandboxResponse ListRepositories(Call call)
    {
        var size = (int)(call.Number("per-page") ?? 30);
        var vcs = call["vcsType"];
        return new JArray(call.World.Projects
            .Where(p => p.Org.VcsType == vcs && call.Caller.Visible(p) is not null)
            .Skip((int)((call.Number("page") ?? 1) - 1) * size)
            .Take(size)
            .Select(p => new JObject { ["name"] = p.Name, ["username"] = p.Org.Name, ["vcs_type"] = p.Org.VcsType, ["vcs_url"] = p.VcsUrl, ["following"] = p.Followers.Contains(call.Caller.User) }));
    }

    private static JObject Collaboration(SandboxOrg org) => new()
    {
        ["id"] = org.Id,
        ["vcs-type"] = org.VcsType,
        ["name"] = org.Name,
        ["avatar_url"] = $"https://avatars.example.com/{org.Name}.png",
        ["slug"] = org.Slug,
    };
}
