using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Lets results be passed to other operations: determines which IDs and slugs (<c>x-type</c> in overlay.yaml) a model converts to, and which operations accept one
/// object for two of their arguments.
/// </summary>
internal static class Identities
{
    /// <summary>The members that identify the model itself rather than what it belongs to.</summary>
    private static readonly string[] Own = ["id", "slug", "fingerprint"];

    /// <summary>The parameters that contain the number of a job in its project.</summary>
    private static readonly string[] JobNumbers = ["jobNumber", "buildNumber"];

    /// <summary>
    /// Sets the types of a model's members and the model's conversions: to its own ID and slug, and to those in <c>x-carries</c>, which maps the type of an ID to
    /// the wire name of a member. The model's own ID is never null; <c>default</c> means that it is missing.
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
            // A member that CircleCI now describes as another type is no longer an ID.
            if ((string?)property["type"] != "string")
            {
                property.Remove("x-type");
                continue;
            }

            if ((bool?)schema["x-sent"] is true || (!Own.Contains(wire) && !carried.ContainsKey(wire)))
                continue;
            property["x-never-null"] = true;
            conversions.Add(new JObject { ["to"] = property["x-type"]!.DeepClone(), ["member"] = MemberOf(name, wire, property) });
        }

        if (conversions.Count > 0)
            schema["x-carries"] = conversions;
    }

    /// <summary>Adds an overload that accepts a job reference to an operation with the project and number of a job. For other operations, overlay.yaml specifies <c>x-by</c>.</summary>
    public static void OfOperation(JObject operation)
    {
        var inPath = operation["parameters"]?.Children<JObject>().Where(p => (string?)p["in"] == "path").ToList() ?? [];
        if (inPath.Count > 1 && JobNumbers.Contains((string?)inPath[^1]["name"]) && (operation["x-slug"] is not null || (string?)inPath[0]["x-type"] == "ProjectSlug"))
            operation["x-by"] ??= new JObject { ["as"] = "JobReference", ["name"] = "job", ["members"] = new JArray("ProjectSlug", "Number") };
    }

    private static string MemberOf(string type, string wire, JObject property)
    {
        var name = (string?)property["x-name"] ?? Names.Pascal(wire);
        return name == type ? name + "Value" : name;
    }
}
