using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// The last step of an import: elements that overlay.yaml does not describe get a factual description, descriptions come first, equal error responses
/// are shared, and names in braces become links.
/// </summary>
internal sealed class Finisher
{
    private static readonly Dictionary<string, (string Name, string Text)> Errors = new()
    {
        ["400"] = ("BadRequest", "The request was rejected; the message says why."),
        ["401"] = ("Unauthorized", "The token is missing or not valid."),
        ["403"] = ("Forbidden", "The token does not have the required permission."),
        ["404"] = ("NotFound", "The resource does not exist, or the token has no access to it."),
        ["405"] = ("MethodNotAllowed", "The operation is not supported for this type of project."),
        ["409"] = ("Conflict", "The request conflicts with an existing resource."),
        ["413"] = ("PayloadTooLarge", "The request body is too large."),
        ["429"] = ("TooManyRequests", "Too many requests; `Retry-After` says how long to wait."),
        ["500"] = ("InternalServerError", "An internal CircleCI error occurred."),
        ["default"] = ("Error", "Any other status, with a message."),
    };

    /// <summary>Where a document of ours says what its areas are about; CircleCI's have no such thing.</summary>
    public const string Areas = "x-areas";

    private readonly JObject _document;
    private readonly JObject _schemas;
    private readonly MemberNames _names;
    private readonly List<string> _derived = [];

    /// <summary>What has a description that was derived.</summary>
    private readonly HashSet<JObject> _described = [];

    private Finisher(JObject document, JObject? committed)
    {
        _document = document;
        _names = new MemberNames(committed);
        _schemas = (JObject)(document["definitions"] ?? document["components"]!["schemas"]!);
    }

    /// <summary>Finishes a document in place.</summary>
    /// <param name="document">What is to be finished.</param>
    /// <param name="committed">The description as it was before, whose names of members stay; null if there is none.</param>
    /// <param name="shared">The types that other descriptions have too.</param>
    public static Finished Finish(JObject document, JObject? committed, SharedTypes shared)
    {
        var finisher = new Finisher(document, committed);
        finisher.FinishSchemas();
        finisher.FinishOperations();
        shared.Apply(finisher._schemas);
        finisher.FinishUpdates(document);
        Deletions.Apply(document);
        finisher.FinishTags();
        if (document["components"] is JObject components)
            finisher.ShareErrors(components);
        var brokenLinks = Links.Write(document, finisher._described);
        return new Finished(finisher._derived, finisher._names.Notes, brokenLinks);
    }

    private void FinishSchemas()
    {
        foreach (var (name, node) in _schemas)
        {
            var schema = (JObject)node!;
            Describe(schema, name, () => Facts.OfType(schema));
            if (schema["enum"] is not null)
                _names.OfEnum(name, schema);
            _names.OfModel(name, schema);
            Identities.OfModel(name, schema);
            Mark(schema);
            ValueKey.Give(schema);
            First(schema, "description");
            foreach (var (member, memberNode) in schema["properties"] as JObject ?? [])
            {
                var property = (JObject)memberNode!;
                Describe(property, $"{name}.{member}", () => Facts.OfValue(property, member));
                if (_names.TakesNull(name, member))
                    property["x-null"] = true;
                Mark(property);
                Wrap(property);
                Units.Check(property, $"{name}.{member}");
                First(property, "description");
            }
        }
    }

    private void FinishUpdates(JObject document)
    {
        var updates = new Updates(document, _schemas);
        foreach (var (name, schema) in _schemas)
            updates.Apply(name, (JObject)schema!);
    }

    private void FinishOperations()
    {
        foreach (var (path, item) in (JObject)_document["paths"]!)
        {
            foreach (var (method, node) in (JObject)item!)
            {
                var operation = (JObject)node!;
                var key = $"{method.ToUpperInvariant()} {path}";
                // An attribute without words would say nothing but the compiler's own.
                if ((bool?)operation["deprecated"] is true)
                    operation["x-obsolete"] ??= "CircleCI has deprecated this operation.";
                if (operation["summary"] is null)
                {
                    operation["summary"] = $"Calls `{key}`.";
                    _derived.Add($"{key} summary");
                }

                _names.OfParameters(key, operation["parameters"]?.Children<JObject>() ?? []);
                foreach (var parameter in operation["parameters"]?.Children<JObject>() ?? [])
                {
                    Describe(parameter, $"{key} {parameter["name"]}", () => Facts.OfParameter(parameter));
                    Mark(parameter);
                    First(parameter, "in", "name", "required", "description");
                }

                foreach (var (code, response) in (JObject)operation["responses"]!)
                    FinishResponse(code, (JObject)response!);
                Identities.OfOperation(operation);
                Describe(operation, $"{key} description", () => Facts.OfOperation(operation));
                Mark(operation);
                First(operation, "operationId", "tags", "summary", "description", "deprecated");
            }
        }
    }

    private void FinishResponse(string code, JObject response)
    {
        var schema = response["schema"] ?? response["content"]?.Children<JProperty>().FirstOrDefault()?.Value["schema"];
        if (response["description"] is null)
            _described.Add(response);
        response["description"] ??= code.StartsWith('2')
            ? Facts.OfResponse(schema as JObject, _schemas)
            : Errors.TryGetValue(code, out var error) ? error.Text : $"Status {code}.";
        First(response, "description");
    }

    /// <summary>What an area is about, where the template of its client can read it.</summary>
    private void FinishTags()
    {
        var areas = new JObject();
        foreach (var tag in _document["tags"]!.Children<JObject>())
        {
            var name = (string)tag["name"]!;
            Describe(tag, $"area {name}", () => $"The operations of the area {name}.");
            areas[name] = tag["description"]!.DeepClone();
        }

        _document[Areas] = areas;
        Describe((JObject)_document["info"]!, "info", () => $"CircleCI's API {_document["info"]!["version"]}.");
        First(_document, "openapi", "swagger", "info", Areas);
    }

    private void ShareErrors(JObject components)
    {
        SortedDictionary<string, JObject> shared = new(StringComparer.Ordinal);
        foreach (var responses in _document.SelectTokens("$.paths.*.*.responses").Cast<JObject>())
        {
            foreach (var (code, node) in responses.Properties().Select(p => (p.Name, (JObject)p.Value)).Where(p => !p.Name.StartsWith('2')).ToList())
            {
                var name = Errors.TryGetValue(code, out var error) ? error.Name : $"Status{code}";
                var type = ((string?)node.SelectToken("$.content['application/json'].schema['$ref']"))?.Split('/')[^1];
                if (shared.TryGetValue(name, out var other) && !JToken.DeepEquals(node, other))
                    name = $"{name}With{type ?? "Nothing"}";
                if (shared.TryGetValue(name, out other) && !JToken.DeepEquals(node, other))
                    continue;
                shared[name] = node;
                responses[code] = new JObject { ["$ref"] = $"#/components/responses/{name}" };
            }
        }

        components["responses"] = new JObject(shared.Select(r => new JProperty(r.Key, r.Value)));
        First(components, "schemas", "responses");
    }

    private void Describe(JObject node, string place, Func<string> fact)
    {
        if (node["description"] is not null)
            return;
        node["description"] = fact();
        _described.Add(node);
        _derived.Add(place);
    }

    /// <summary>Says in the docs what is no longer described, and what must be given since lately.</summary>
    private static void Mark(JObject node)
    {
        if (node["x-last-described"] is JObject values)
        {
            var texts = node["x-values"] as JObject ?? (JObject)(node["x-values"] = new JObject())!;
            foreach (var (value, month) in values)
                texts[value] = $"{texts[value]} {LastDescribed((string)month!)}".TrimStart();
        }
        else if (node["x-last-described"] is { } month)
        {
            node["description"] = $"{node["description"]} {LastDescribed((string)month!)}";
        }

        if (node["x-required-since"] is { } since)
            node["description"] = $"{node["description"]} Required by CircleCI since {Months.InWords((string)since!)}.";

        static string LastDescribed(string month) => $"No longer described by CircleCI; last described in {Months.InWords(month)}.";
    }

    /// <summary>OpenAPI 3.0 ignores what stands beside $ref, so a reference with a description becomes an allOf of one.</summary>
    private static void Wrap(JObject node)
    {
        if (node["$ref"] is not { } reference)
            return;
        node.Remove("$ref");
        node.AddFirst(new JProperty("allOf", new JArray(new JObject { ["$ref"] = reference })));
    }

    /// <summary>Puts these keys first, in this order.</summary>
    private static void First(JObject node, params string[] keys)
    {
        foreach (var key in keys.Reverse())
        {
            if (node.Property(key) is not { } property)
                continue;
            property.Remove();
            node.AddFirst(property);
        }
    }
}

/// <param name="Derived">The elements whose prose had to be derived.</param>
/// <param name="Renamed">The members that could not have the name that their wire name gives.</param>
/// <param name="BrokenLinks">The links of descriptions to what does not exist.</param>
internal sealed record Finished(IReadOnlyList<string> Derived, IReadOnlyList<RenamedMember> Renamed, IReadOnlyList<string> BrokenLinks);
