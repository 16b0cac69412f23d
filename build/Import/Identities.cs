using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// What one call gives, the next one takes: tells the templates which ids and slugs (x-type in overlay.yaml) a model converts to, and which calls take what
/// holds two of their arguments.
/// </summary>
internal static class Identities
{
    /// <summary>The members that say what a model itself is, rather than what it belongs to.</summary>
    private static readonly string[] Own = ["id", "slug", "fingerprint"];

    /// <summary>The parameters that number a job in its project.</summary>
    private static readonly string[] JobNumbers = ["jobNumber", "buildNumber"];

    private static readonly string[] Slugs = ["ProjectSlug", "OrgSlug"];

    /// <summary>
    /// Gives the members of a model their types, and the model the conversions to what it carries: to its own id and slug, and to those in x-carries, which
    /// has the id's type and the member's name on the wire. An id that is the model's own is never null: default says that it is missing.
    /// </summary>
    public static void OfModel(string name, JObject schema)
    {
        var carried = (schema["x-carries"] as JObject ?? []).Properties().ToDictionary(c => (string)c.Value!, c => c.Name);
        var conversions = new JArray();
        foreach (var (wire, node) in schema["properties"] as JObject ?? [])
        {
            var property = (JObject)node!;
            if (property["x-type"] is null)
                continue;
            // What CircleCI describes otherwise by now is no id any more.
            if ((string?)property["type"] != "string")
            {
                property.Remove("x-type");
                continue;
            }

            property["x-type"] = CSharpTypes.Of(property);
            if ((bool?)schema["x-sent"] is true || (!Own.Contains(wire) && !carried.ContainsKey(wire)))
                continue;
            property["x-never-null"] = true;
            conversions.Add(new JObject { ["to"] = property["x-type"]!.DeepClone(), ["member"] = MemberOf(name, wire, property) });
        }

        if (conversions.Count > 0)
            schema["x-carries"] = conversions;
    }

    /// <summary>Tells which parameters are slugs of several parts, and which arguments the call takes from one object: a job's, or those in x-by.</summary>
    public static void OfOperation(JObject operation)
    {
        var parameters = operation["parameters"]?.Children<JObject>().ToList() ?? [];
        foreach (var parameter in parameters.Where(p => Slugs.Contains((string?)p["x-type"]) && p["x-one-segment"] is null && (string?)p["in"] == "path"))
            parameter["x-parts"] = true;

        var inPath = parameters.Where(p => (string?)p["in"] == "path").ToList();
        var isOfJob = inPath.Count > 1 && JobNumbers.Contains((string?)inPath[^1]["name"]) && (operation["x-slug"] is not null || (string?)inPath[0]["x-type"] == "ProjectSlug");
        if (isOfJob)
            operation["x-by"] ??= new JObject { ["as"] = "JobReference", ["name"] = "job", ["members"] = new JArray("ProjectSlug", "Number") };
        if (operation["x-by"] is not JObject by)
            return;
        List<string> types = [], names = [];
        if (operation["x-slug"] is not null)
        {
            types.Add("ProjectSlug projectSlug");
            names.Add("projectSlug");
        }

        foreach (var parameter in inPath.Where(p => operation["x-slug"] is null || !((string)operation["x-slug"]!).Contains($"{{{p["name"]}}}", StringComparison.Ordinal)))
        {
            types.Add($"{(string?)parameter["x-type"] ?? CSharpTypes.Of((JObject?)parameter["schema"] ?? parameter)} {parameter["name"]}");
            names.Add((string)parameter["name"]!);
        }

        var name = (string)by["name"]!;
        var members = by["members"]!.Values<string>().Select((m, i) => i == 0 ? $"global::CircleCi.Generated.Http.Given.NotNull({name}, \"{name}\").{m}" : $"{name}.{m}");
        by.Remove("members");
        by["declared"] = $"{by["as"]} {name}, ";
        by["given"] = string.Join(", ", members) + ", ";
        by["instead"] = string.Join(", ", types.Take(members.Count())) + ", ";
        by["of"] = string.Join(", ", names.Take(members.Count())) + ", ";
    }

    private static string MemberOf(string type, string wire, JObject property)
    {
        var name = (string?)property["x-name"] ?? MemberNames.ByTemplate(wire);
        return name == type ? name + "Value" : name;
    }
}
