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
        on["V2.Users.Get"] = call => call.Caller.User.Id == call.Id("userId") ? User(call.Caller.User) : throw new Refusal(404, "User not found.");
        on["V2.Users.ListCollaborations"] = call => new JArray(call.World.Orgs.Where(o => call.Caller.Visible(o) is not null).Select(Collaboration));
    }

    private static JObject User(SandboxUser user) => new() { ["id"] = user.Id, ["login"] = user.Login, ["name"] = user.Name, ["avatar_url"] = $"https://avatars.example.com/{user.Login}.png" };

    private static JObject Collaboration(SandboxOrg org) => new()
    {
        ["id"] = org.Id,
        ["vcs-type"] = org.VcsType,
        ["name"] = org.Name,
        ["avatar_url"] = $"https://avatars.example.com/{org.Name}.png",
        ["slug"] = org.Slug,
    };
}
