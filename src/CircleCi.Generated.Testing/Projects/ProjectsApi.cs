using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Projects;

/// <summary>Projects of an organization.</summary>
internal static class ProjectsApi
{
    public static void Map(Handlers on)
    {
        on["V2.Projects.Get"] = call => Project(call.Project());
        on["V2.Projects.Create"] = call => Settings(call, Create(call, call.Org($"{call["provider"]}/{call["organization"]}"), call["project"]));
        on["V2.Projects.CreateInOrganization"] = call => Project(Create(call, call.Org(call["organization"]), call.Text("name")));
        on["V2.Projects.Delete"] = Delete;
        on["V2.Projects.GetSettings"] = call => Settings(call, call.Project());
        on["V2.Projects.UpdateSettings"] = UpdateSettings;
        FollowedProjectsApi.Map(on);
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

    private static SandboxProject Create(Call call, SandboxOrg org, string name)
    {
        if (org.Projects.Any(p => p.Name == name))
            throw new RequestError(409, $"There is a project '{name}' already.");
        SandboxProject project;
        try
        {
            project = org.Project(name);
        }
        catch (ArgumentException e)
        {
            throw new RequestError(400, e.Message);
        }

        if (org.Vcs != "circleci")
        {
            project.IsEnabled = false;
            project.Followers.Remove(call.Caller.User);
        }

        return project;
    }

    private static SandboxResponse Delete(Call call)
    {
        var project = call.Project();
        project.Org.Remove(project);
        project.End();
        return SandboxResponse.Message(200, "Project deleted.");
    }

    private static SandboxResponse Settings(Call call, SandboxProject project) => Described.By(call.Operation, new JObject { ["advanced"] = project.Settings });

    private static SandboxResponse UpdateSettings(Call call)
    {
        var project = call.Project();
        if (call.Body is not { Count: > 0 } body)
            throw new RequestError(400, "No JSON fields found.");
        foreach (var (member, _) in body)
        {
            if (member != "advanced")
                throw new RequestError(400, $"Unexpected field '{member}'.");
        }

        if (body["advanced"] is not JObject { Count: > 0 } changes)
            throw new RequestError(400, "No JSON fields found.");
        var known = (JObject)Settings(call, project).Json!["advanced"]!;
        foreach (var (member, value) in changes)
        {
            if (known[member] is not { } old || member == "oss")
                throw new RequestError(400, $"Unexpected field '{member}'.", member == "oss" ? "v2 only shows it; v1.1 can change it" : null);
            if (value!.Type != old.Type || (value is JArray texts && texts.Any(t => t.Type != JTokenType.String)))
                throw new RequestError(400, $"{member}: must be {(old is JArray ? "a list of texts" : "true or false")}.");
        }

        foreach (var (member, value) in changes)
            project.Settings[member] = value!.DeepClone();
        return Settings(call, project);
    }
}
