using System.Reflection;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Support;

/// <summary>An operation as its document describes it.</summary>
internal sealed record SpecOperation(string Api, JObject Document, string BasePath, string Method, string Path, JObject Node)
{
    public string Id => (string)Node["operationId"]!;

    public string Area => Id.Split('_')[0];

    public string Name => Id.Split('_')[1];

    public bool IsDeprecated => (bool?)Node["deprecated"] ?? false;

    public bool IsPaged => Node["x-items"]?["token"] is not null;

    /// <summary>The part of the path that C# takes as one ProjectSlug, if any.</summary>
    public string? Slug => (string?)Node["x-slug"];

    /// <summary>The parameters. Two of which one is required, an ID and a slug, are one, whose slug is sent.</summary>
    public IEnumerable<JObject> Parameters
    {
        get
        {
            var all = (Node["parameters"] as JArray ?? []).Cast<JObject>();
            return Node["x-either"] is not { } either ? all
                : all.Where(p => (string?)p["name"] != (string?)either["id"] && (string?)p["name"] != (string?)either["slug"])
                    .Prepend(new JObject { ["in"] = "query", ["required"] = true, ["name"] = either["slug"], ["x-originalName"] = either["name"] });
        }
    }

    public JObject? BodySchema =>
        (JObject?)(Node["requestBody"]?["content"]?["application/json"]?["schema"] ?? Parameters.FirstOrDefault(p => (string?)p["in"] == "body")?["schema"]);

    /// <summary>The first response of success: its status and schema.</summary>
    public (int Status, JObject? Schema) Success
    {
        get
        {
            var response = ((JObject)Node["responses"]!).Properties().FirstOrDefault(r => r.Name.StartsWith('2'));
            if (response is null)
                return (200, null);
            var schema = response.Value["schema"] ?? response.Value["content"]?["application/json"]?["schema"];
            return (int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture), (JObject?)schema);
        }
    }

    /// <summary>A client's method; of one that is to be had without options too, the whole one.</summary>
    public MethodInfo MethodOf(Type client, string name) =>
        client.GetMethods().Where(m => m.Name == name).OrderBy(m => m.GetParameters().Any(p => p.Name == "request") == (BodySchema is not null || Node["requestBody"] is not null)).ThenBy(m => m.GetParameters().Length).LastOrDefault() ?? throw new InvalidOperationException($"{this}: {client.Name} has no method {name}.");

    public override string ToString() => $"{Api} {Method} {Path}";
}
