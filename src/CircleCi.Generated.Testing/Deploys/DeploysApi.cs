using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Deploys;

/// <summary>What was deployed where.</summary>
internal static class DeploysApi
{
    private const int MaxPageSize = 100;

    public static void Map(Handlers on)
    {
        on["V2.Deploys.ListComponents"] = call => call.Page(Components(call).Select(c => Json(c, releaseCount: 0)), PageSize(call));
        on["V2.Deploys.GetComponent"] = call => Json(Component(call), Component(call).ReleaseCount);
        on["V2.Deploys.ListComponentVersions"] = call => call.Page(Versions(call).Select(v => Json(Component(call), v)));
        on["V2.Deploys.ListEnvironments"] = call => call.Page(call.Org(call.Query("org-id")!).DeployEnvironments.Select(Json), PageSize(call));
        on["V2.Deploys.GetEnvironment"] = call => Json(Environment(call));
    }

    private static IEnumerable<DeployComponent> Components(Call call)
    {
        var org = call.Org(call.Query("org-id")!);
        Guid? project = call.Query("project-id") is null ? null : call.Id("project-id");
        return org.Projects.Where(p => project is null || p.Id == project).SelectMany(p => p.DeployComponents);
    }

    private static DeployComponent Component(Call call)
    {
        var id = call.Id("componentId");
        var component = call.World.Projects.SelectMany(p => p.DeployComponents).FirstOrDefault(c => c.Id == id);
        return call.Caller.Visible(component?.Project) is null
            ? throw new RequestError(404, "Component not found.", "a test adds one with project.Deploys(\"shop-api\", \"1.0\", to: \"production\")")
            : component!;
    }

    private static IEnumerable<Deployment> Versions(Call call)
    {
        Guid? environment = call.Query("environment-id") is null ? null : call.Id("environment-id");
        return Component(call).Versions.Where(v => environment is null || v.Environment.Id == environment);
    }

    private static DeployEnvironment Environment(Call call)
    {
        var id = call.Id("environmentId");
        return call.World.Orgs.Where(o => call.Caller.Visible(o) is not null).SelectMany(o => o.DeployEnvironments).FirstOrDefault(e => e.Id == id)
            ?? throw new RequestError(404, "Environment not found.", "a test adds one with org.HasDeployEnvironment(\"production\")");
    }

    private static int? PageSize(Call call) => call.Number("page-size") switch
    {
        null => null,
        >= 1 and <= MaxPageSize and var size => (int)size,
        var size => throw new RequestError(400, $"page-size: {size} is not from 1 to {MaxPageSize}."),
    };

    /// <param name="component">The component.</param>
    /// <param name="releaseCount">Lists of CircleCI tell 0.</param>
    private static JObject Json(DeployComponent component, int releaseCount) => new()
    {
        ["id"] = component.Id,
        ["name"] = component.Name,
        ["labels"] = new JArray(),
        ["project_id"] = component.Project.Id,
        ["release_count"] = releaseCount,
        ["created_at"] = JsonTime.Of(component.CreatedAt),
        ["updated_at"] = JsonTime.Of(component.UpdatedAt),
    };

    private static JObject Json(DeployComponent component, Deployment version)
    {
        // The last job is the one that deploys. An id of zeros says that there is none.
        var workflow = version.Pipeline?.Workflows.LastOrDefault();
        var job = workflow?.Jobs.LastOrDefault(j => j.Number is not null);
        var json = new JObject
        {
            ["name"] = version.Version,
            ["environment_id"] = version.Environment.Id,
            ["namespace"] = version.Namespace,
            ["is_live"] = component.Live(version.Environment, version.Namespace)?.Version == version.Version,
            ["last_deployed_at"] = JsonTime.Of(version.At),
            ["pipeline_id"] = version.Pipeline?.Id ?? Guid.Empty,
            ["workflow_id"] = workflow?.Id ?? Guid.Empty,
            ["job_id"] = job?.Id ?? Guid.Empty,
        };
        if (job is not null)
            json["job_number"] = job.Number;
        return json;
    }

    private static JObject Json(DeployEnvironment environment)
    {
        var json = new JObject
        {
            ["id"] = environment.Id,
            ["name"] = environment.Name,
            ["labels"] = new JArray(),
            ["created_at"] = JsonTime.Of(environment.CreatedAt),
            ["updated_at"] = JsonTime.Of(environment.CreatedAt),
        };
        if (environment.Description is not null)
            json["description"] = environment.Description;
        return json;
    }
}
