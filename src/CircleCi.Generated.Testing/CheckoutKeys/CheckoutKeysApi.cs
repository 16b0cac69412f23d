using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.CheckoutKeys;

/// <summary>Checkout keys: the same ones in all three APIs, which spell them differently.</summary>
internal static class CheckoutKeysApi
{
    public static void Map(Handlers on)
    {
        Map(on, "V2", "user-key", 201, "Checkout key deleted.", (call, keys) => call.Page(keys), Json);
        Map(on, "V11", "github-user-key", 200, "ok", (_, keys) => new JArray(keys), JsonV11);
        Map(on, "V1", "github-user-key", 200, "ok", (_, keys) => new JArray(keys), JsonV1);
    }

    private static void Map(Handlers on, string api, string userKey, int created, string deleted, Func<Call, IEnumerable<JObject>, SandboxResponse> list, Func<CheckoutKey, string?, JObject> json)
    {
        on[$"{api}.CheckoutKeys.List"] = call => list(call, Project(call).CheckoutKeys.Select(k => json(k, call.Query("digest"))));
        on[$"{api}.CheckoutKeys.Create"] = call => new SandboxResponse(created, json(Create(call, userKey), null));
        on[$"{api}.CheckoutKeys.Get"] = call => json(Find(call), null);
        on[$"{api}.CheckoutKeys.Delete"] = call =>
        {
            var key = Find(call);
            key.Project.CheckoutKeys.Remove(key);
            return SandboxResponse.Message(200, deleted);
        };
    }

    private static SandboxProject Project(Call call) =>
        call.Project() is { Org.Vcs: not "circleci" } project ? project : throw new RequestError(400, "This API is not supported for this project.");

    private static CheckoutKey Create(Call call, string userKey)
    {
        var project = Project(call);
        var isUsers = call.OneOf("type", "deploy-key", userKey) == userKey;
        var key = new CheckoutKey(isUsers ? $"{project.Org.VcsType}-user-key" : "deploy-key", isUsers ? call.Caller.User : null, project);
        project.CheckoutKeys.Add(key);
        return key;
    }

    private static CheckoutKey Find(Call call) =>
        Project(call).CheckoutKeys.Find(k => k.Has(call["fingerprint"])) ?? throw new RequestError(404, "Checkout key not found.", $"there is none with the fingerprint {call["fingerprint"]}");

    private static JObject Json(CheckoutKey key, string? digest) => new()
    {
        ["type"] = key.Type,
        ["fingerprint"] = key.Fingerprint(digest),
        ["preferred"] = key.IsPreferred,
        ["public-key"] = key.PublicKey,
        ["created-at"] = JsonTime.Of(key.CreatedAt),
    };

    private static JObject JsonV11(CheckoutKey key, string? digest) => new(JsonV1(key, digest)) { ["login"] = key.User?.Login };

    private static JObject JsonV1(CheckoutKey key, string? digest) => new()
    {
        ["type"] = key.Type,
        ["fingerprint"] = key.Fingerprint(digest),
        ["preferred"] = key.IsPreferred,
        ["public_key"] = key.PublicKey,
        ["time"] = JsonTime.Of(key.CreatedAt),
    };
}
