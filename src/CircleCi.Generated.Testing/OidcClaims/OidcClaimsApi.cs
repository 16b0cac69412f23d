using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.OidcClaims;

/// <summary>Claims of OIDC tokens, of organizations and projects. Each response has all claims that are set by then, and nothing else but ids.</summary>
internal static class OidcClaimsApi
{
    public static void Map(Handlers on)
    {
        Map(on, "Organization", call => (Org(call).Claims, new JObject { ["org_id"] = Org(call).Id }));
        Map(on, "Project", call => (Project(call).Claims, new JObject { ["org_id"] = Org(call).Id, ["project_id"] = Project(call).Id }));
    }

    private static void Map(Handlers on, string owner, Func<Call, (ClaimStore Claims, JObject Ids)> find)
    {
        SandboxResponse Do(Call call, Action<ClaimStore> action)
        {
            var (claims, ids) = find(call);
            try
            {
                action(claims);
            }
            catch (ArgumentException e)
            {
                throw new RequestError(400, e.Message);
            }

            return claims.AddTo(ids);
        }

        on[$"V2.OidcClaims.GetFor{owner}"] = call => Do(call, _ => { });
        on[$"V2.OidcClaims.UpdateFor{owner}"] = call => Do(call, c => c.Set(call.Body!, call.Now));
        on[$"V2.OidcClaims.DeleteFor{owner}"] = call => Do(call, c => c.Remove(call.Query("claims")!));
    }

    private static SandboxOrg Org(Call call) =>
        call.Caller.Visible(call.World.FindOrg(call.Id("organizationId"))) ?? throw new RequestError(403, "Forbidden", $"there is no organization {call["organizationId"]} that this token may see");

    private static SandboxProject Project(Call call) =>
        Org(call).Projects.FirstOrDefault(p => p.Id == call.Id("projectId")) ?? throw new RequestError(403, "Forbidden", $"there is no project {call["projectId"]} in {Org(call).Slug}");
}
