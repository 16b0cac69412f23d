using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>An operation of a finished description, with the facts that several views use.</summary>
internal sealed class Operation
{
    private readonly JObject _node;
    private readonly Schemas _schemas;

    public Operation(string method, string path, JObject node, Schemas schemas, Api api)
    {
        (_node, _schemas, Api) = (node, schemas, api);
        (Method, Path) = (method.ToUpperInvariant(), path);
        if (((string?)node["operationId"])?.Split('_') is not [var area, var name])
            throw new ViewException($"{Method} {path}", "the operationId must consist of area and method, such as Pipelines_List.");
        (Area, Name) = (area, name);
        Parameters = [.. (node["parameters"]?.Children<JObject>() ?? []).Where(p => (string?)p["in"] != "body").Select(p => new Parameter(p, schemas))];
        if (node["x-either"] is JObject either)
            Parameters = WithEither(either);
    }

    public Api Api { get; }

    /// <summary>The HTTP method in capitals.</summary>
    public string Method { get; }

    public string Path { get; }

    public string Area { get; }

    /// <summary>The method in C#, without Async.</summary>
    public string Name { get; }

    /// <summary>The parameters in the path, the query and headers, in the order of the description.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The part of the path that is a project slug in several segments, such as <c>{vcs-type}/{username}/{project}</c>.</summary>
    public string? Slug => (string?)_node["x-slug"];

    /// <summary>The optional parameters, in the order in which they are written.</summary>
    public IReadOnlyList<Parameter> Options => [.. Parameters.Where(p => !p.IsRequired && p.In == "query"), .. Parameters.Where(p => !p.IsRequired && p.In == "header")];

    /// <summary>The class of the options; null if there are none.</summary>
    public string? OptionsType => Options.Count > 0 ? $"{Area}{Name}Options" : null;

    /// <summary>The object that contains its first arguments; null if there is none.</summary>
    public ByObject? ByObject => CSharp.ByObject.Of(_node["x-by"] as JObject);

    /// <summary>The items, if the operation lists any.</summary>
    public Items? Items => Items.Of(_node["x-items"], this);

    /// <summary>Whether it can be repeated without further effect, so that it can be retried. <c>x-idempotent</c> overrides the default of the HTTP method.</summary>
    public bool IsIdempotent => (bool?)_node["x-idempotent"] switch
    {
        null => IsMethodIdempotent,
        false when Method is "GET" or "HEAD" or "OPTIONS" => throw new ViewException($"{Method} {Path}", $"x-idempotent is false, but proxies and handlers may send a {Method} twice; remove it."),
        { } known => known,
    };

    /// <summary>Whether it is idempotent by its HTTP method.</summary>
    public bool IsMethodIdempotent => Method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS";

    /// <summary>The body; null for none.</summary>
    public Body? Body
    {
        get
        {
            var body = (JObject?)_node["requestBody"] ?? _node["parameters"]?.Children<JObject>().FirstOrDefault(p => (string?)p["in"] == "body");
            return Content(body, "consumes") is var (schema, media) ? new Body(Shown(schema, media), (bool?)body!["required"] is true, media, CameLater: Says("x-body-came-later")) : null;
        }
    }

    /// <summary>The response; null for none. If successful responses differ by status, the importer determines what they have in common.</summary>
    public Response? Response
    {
        get
        {
            var success = Successes.FirstOrDefault(r => (r["schema"] ?? r["content"]) is not null);
            if (Content(success, "produces") is not var (schema, media))
                return null;
            return _node["x-result"] switch
            {
                JObject common => new Response(_schemas.Of(common), MayBeNull: false, media),
                JValue name => new Response(_schemas.Named((string)name!), MayBeNull: false, media),
                _ => new Response(Shown(schema, media), Schemas.IsNullable(schema), media),
            };
        }
    }

    /// <summary>The documentation of the response.</summary>
    public string? Returns => (string?)(Responses["200"] ?? Responses.Properties().FirstOrDefault(r => r.Name.StartsWith('2'))?.Value ?? Responses["default"])?["description"];

    private JObject Responses => _node["responses"] as JObject ?? [];

    private IEnumerable<JObject> Successes => Responses.Properties().Where(r => r.Name.StartsWith('2')).Select(r => (JObject)r.Value);

    public string? Text(string key) => (string?)_node[key];

    public bool Says(string key) => (bool?)_node[key] is true;

    /// <summary>Replaces the parameters that <c>x-either</c> names, of which the API requires one, by one required parameter.</summary>
    private IReadOnlyList<Parameter> WithEither(JObject either)
    {
        var names = new[] { "id", "slug" }.Select(k => (string?)either[k]).ToList();
        if (names.Find(n => !Parameters.Any(p => p.Wire == n)) is { } missing)
            throw new ViewException($"{Method} {Path}", $"x-either names the parameter '{missing}', which does not exist.");
        return [new Parameter(either, _schemas), .. Parameters.Where(p => !names.Contains(p.Wire))];
    }

    private Shape Shown(JObject schema, string media) => media == Media.Json ? _schemas.Of(schema) : Media.IsText(media) ? Shape.Text : Shape.Bytes;

    private (JObject Schema, string Media)? Content(JObject? owner, string swaggerKey) =>
        owner?["schema"] is JObject schema ? (schema, (string?)_node[swaggerKey]?[0] ?? Media.Json)
        : owner?["content"]?.Children<JProperty>().FirstOrDefault() is { } content && content.Value["schema"] is JObject inner ? (inner, content.Name)
        : null;
}
