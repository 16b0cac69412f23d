using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Projects;

/// <summary>Projects of an organization.</summary>
internal static class ProjectsApi
{
    public static void Map(Handlers on)
    {
        on["V2.Projects.Get"] = call => Project(call.Project());
    }

    public static JObject Project(SandboxProject project) => new()
    {
        ["id"] = project.Id,
        ["slug"] = project.Slug,
        ["name"] = project.Name,
        ["organization_name"] = project.Org.Name,
        ["organization_slug"] = project.Org.Slug,
        ["organization_id"] = project.Org.Id,
        ["vcs_info"] = new JObject { ["vcs_url"] = project.VcsUrl, ["provider"] = project.Provider, ["default_branch"] = project.DefaultBranch },
    };
}
