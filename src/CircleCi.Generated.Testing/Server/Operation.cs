using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>An operation as its document describes it.</summary>
internal sealed class Operation
{
    private readonly JObject _document;
    private readonly JObject _node;

    public Operation(string api, JObject document, string method, string path, JObject node)
    {
        (Api, _document, Method, Path, _node) = (api, document, method, path, node);
        Id = $"{api}.{((string)node["operationId"]!).Replace('_', '.')}";
        Parameters = [.. (node["parameters"] as JArray ?? []).Cast<JObject>().Where(p => (string?)p["in"] is "path" or "query")];
        Route = new Route(path, Parameters);
        Body = (JObject?)(node["requestBody"] ?? node["parameters"]?.FirstOrDefault(p => (string?)p["in"] == "body"));
    }

    /// <summary>V1, V11 or V2.</summary>
    public string Api { get; }

    /// <summary>Such as V2.Pipelines.ListForProject: what the SDK calls it.</summary>
    public string Id { get; }

    public string Method { get; }

    /// <summary>With its base path, such as /api/v2/me.</summary>
    public string Path { get; }

    public Route Route { get; }

    /// <summary>What is in the path and the query.</summary>
    public IReadOnlyList<JObject> Parameters { get; }

    /// <summary>Whether a project's token will do.</summary>
    public bool TakesProjectTokens => (string?)_node["x-token"] == "project";

    public bool NeedsBody => (bool?)Body?["required"] == true;

    public JObject? BodySchema => Schema(Body);

    /// <summary>The first response of success: its status, and its schema if it has a body.</summary>
    public (int Status, JObject? Schema) Success
    {
        get
        {
            var response = ((JObject)_node["responses"]!).Properties().FirstOrDefault(r => r.Name.StartsWith('2'));
            if (response is null)
                return (200, null);
            var status = int.Parse(response.Name, CultureInfo.InvariantCulture);
            return (status, SchemaOf(status));
        }
    }

    /// <summary>The member that says what was wrong: message, and in some areas error.</summary>
    public string ErrorMember =>
        ((JObject)_node["responses"]!).Properties().Any(r => Schema(Resolve((JObject)r.Value)) is { } schema && Resolve(schema)["properties"]?["error"] is not null) ? "error" : "message";

    private JObject? Body { get; }

    /// <summary>What the document promises with a status; null for no body, or no promise.</summary>
    public JObject? SchemaOf(int status) => _node["responses"]![status.ToString(CultureInfo.InvariantCulture)] is JObject response ? Schema(Resolve(response)) : null;

    /// <summary>What a schema refers to, if it does.</summary>
    public JObject Resolve(JObject schema)
    {
        while (true)
        {
            if ((string?)schema["$ref"] is { } reference)
                schema = reference.TrimStart('#', '/').Split('/').Aggregate(_document, (node, key) => (JObject)node[key]!);
            else if (schema["allOf"] is JArray { Count: 1 } one)
                schema = (JObject)one[0];
            else
                return schema;
        }
    }

    public override string ToString() => $"{Method} {Path}";

    private static JObject? Schema(JObject? holder) => (JObject?)(holder?["schema"] ?? holder?["content"]?["application/json"]?["schema"]);
}
