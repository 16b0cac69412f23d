using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.EnvironmentVariables;

/// <summary>The environment variables of a project: the same ones in all three APIs.</summary>
internal static class EnvironmentVariablesApi
{
    public static void Map(Handlers on)
    {
        on["V2.EnvironmentVariables.List"] = call => call.Page(call.Project().Variables.All.Select(Dated));
        on["V2.EnvironmentVariables.Set"] = call => new SandboxResponse(201, Dated(Set(call.Project().Variables, call, call.Text("name"))));
        on["V2.EnvironmentVariables.Get"] = call => Dated(Find(call));
        on["V2.EnvironmentVariables.Delete"] = call => Delete(call, "Environment variable deleted.");

        foreach (var api in new[] { "V1", "V11" })
        {
            on[$"{api}.EnvironmentVariables.List"] = call => new JArray(call.Project().Variables.All.Select(Plain));
            on[$"{api}.EnvironmentVariables.Set"] = call => Plain(Set(call.Project().Variables, call, call.Text("name")));
            on[$"{api}.EnvironmentVariables.Get"] = call => Plain(Find(call));
            on[$"{api}.EnvironmentVariables.Delete"] = call => Delete(call, "ok");
        }
    }

    public static Variable Set(VariableStore variables, Call call, string name)
    {
        try
        {
            return variables.Set(name, call.Text("value"), call.Now);
        }
        catch (ArgumentException e)
        {
            throw new RequestError(400, e.Message);
        }
    }

    public static RequestError IsMissing(string name) => new(404, "Environment variable not found.", $"there is no {name}");

    private static Variable Find(Call call) => call.Project().Variables.Find(call["name"]) ?? throw IsMissing(call["name"]);

    private static SandboxResponse Delete(Call call, string message) =>
        call.Project().Variables.Remove(call["name"]) ? SandboxResponse.Message(200, message) : throw IsMissing(call["name"]);

    private static JObject Plain(Variable variable) => new() { ["name"] = variable.Name, ["value"] = variable.Masked };

    private static JObject Dated(Variable variable) => new(Plain(variable)) { ["created-at"] = JsonTime.Of(variable.CreatedAt) };
}
