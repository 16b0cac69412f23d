using CircleCi.Build.CSharp;
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

            if ((bool?)schema["x-sent"] is true || (!Own.Contains(wire) && !carried.ContainsKey(wire)))
                continue;
            property["x-never-null"] = true;
            conversions.Add(new JObject { ["to"] = property["x-type"]!.DeepClone(), ["member"] = MemberOf(name, wire, property) });
        }

        if (conversions.Count > 0)
            schema["x-carries"] = conversions;
    }

    /// <summary>Says that an operation on a job, which is a slug and a number, takes both from one object. overlay.yaml says so of others, by <c>x-by</c>.</summary>
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
