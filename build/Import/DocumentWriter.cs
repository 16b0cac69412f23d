using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Writes a named description: OpenAPI 3.0.3, or Swagger 2.0 for what came as that. Every object, enum and union is a component.</summary>
internal sealed class DocumentWriter
{
    private readonly ApiDocument _document;
    private readonly Namer _names;
    private readonly NameLock _lock;
    private readonly string _components;

    /// <summary>Types that a request carries: in these, what nobody set is omitted.</summary>
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>Types that a response carries.</summary>
    private readonly HashSet<string> _received = new(StringComparer.Ordinal);

    private DocumentWriter(ApiDocument document, Namer names, NameLock nameLock)
    {
        _document = document;
        _names = names;
        _lock = nameLock;
        _components = document.IsSwagger2 ? "#/definitions/" : "#/components/schemas/";
    }

    private bool IsSwagger2 => _document.IsSwagger2;

    private string NullableKey => IsSwagger2 ? "x-nullable" : "nullable";

    /// <param name="nameLock">Which calls are to be had without options, or without a body, as well.</param>
    public static JObject Write(ApiDocument document, Namer names, NameLock nameLock) => new DocumentWriter(document, names, nameLock).Write();

    /// <summary>The one way in which JSON files of the project are laid out.</summary>
    public static string ToText(JToken token)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 2 })
            token.WriteTo(writer);
        return text + "\n";
    }

    private JObject Write()
    {
        var server = new Uri(_document.Server);
        var root = new JObject();
        if (IsSwagger2)
            root["swagger"] = "2.0";
        else
            root["openapi"] = "3.0.3";
        root["info"] = new JObject { ["title"] = $"CircleCI API {_document.Version}", ["version"] = _document.Version };
        if (IsSwagger2)
        {
            root["host"] = server.Authority;
            root["basePath"] = server.AbsolutePath;
            root["schemes"] = new JArray(server.Scheme);
            root["consumes"] = new JArray("application/json");
            root["produces"] = new JArray("application/json");
        }
        else
        {
            root["servers"] = new JArray(new JObject { ["url"] = _document.Server });
        }

        root["security"] = new JArray(new JObject { ["circleToken"] = new JArray() });
        root["tags"] = new JArray(_names.Calls.Select(c => NameLock.Split(c.Key, c.Value).Client).Distinct().Order(StringComparer.Ordinal).Select(t => new JObject { ["name"] = t }));
        foreach (var operation in _document.Operations)
        {
            if (operation.Body is { } body)
                Mark(_sent, body.Use, $"{operation.Key} body");
            foreach (var success in operation.Successes.Where(s => s.Use is not null))
                Mark(_received, success.Use!, $"{operation.Key} {success.Code}");
        }

        root["paths"] = WritePaths();
        var schemas = new JObject(_names.Types.Values.Select(t => new JProperty(t.Name, WriteType(t))));
        var security = new JObject { ["circleToken"] = new JObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Circle-Token" } };
        if (IsSwagger2)
        {
            root["definitions"] = schemas;
            root["securityDefinitions"] = security;
        }
        else
        {
            root["components"] = new JObject { ["schemas"] = schemas, ["securitySchemes"] = security };
        }

        return root;
    }

    private void Mark(HashSet<string> types, SchemaUse use, string place)
    {
        while (use.Schema.Kind is SchemaKind.Array or SchemaKind.Map)
        {
            place += use.Schema.Kind == SchemaKind.Array ? "[]" : "{}";
            use = use.Schema.Items!;
        }

        if (!_names.Places.TryGetValue(place, out var name) || !types.Add(name))
            return;
        var schema = _names.Types[name].Schema;
        foreach (var (member, memberUse) in schema.Properties)
            Mark(types, memberUse, $"{name}.{member}");
        foreach (var (key, caseUse) in Cases.Keyed(schema))
            Mark(types, caseUse, $"{name}|{key}");
    }

    private JObject WritePaths()
    {
        var paths = new JObject();
        Dictionary<string, string> written = [];
        foreach (var operation in _document.Operations)
        {
            var path = Paths.Rename(operation.Path, OwnNames(operation).Where(n => n.Key.In == "path").Select(n => n.Value));
            if (!written.TryAdd(Paths.Nameless(path), path) && written[Paths.Nameless(path)] != path)
                throw new ImportException("names.json", $"{operation.Key}: the parameters of {path} have other names in {written[Paths.Nameless(path)]}; specify them the same names.");
            if (paths[path] is not JObject item)
                paths[path] = item = [];
            item[operation.Method.ToLowerInvariant()] = WriteOperation(operation);
        }

        return paths;
    }

    /// <summary>
    /// The names of an operation's parameters in our document. Nobody can observe what a path parameter is called, so it has its C# name; the
    /// pieces of a slug, which are one parameter in C#, and everything in the query keep upstream's.
    /// </summary>
    private Dictionary<ApiParameter, string> OwnNames(ApiOperation operation)
    {
        var pieces = NameRules.SplitSlug(operation) is { } slug ? Paths.Parameters(slug) : [];
        var given = new Queue<string>(NameLock.Split(operation.Key, _names.Calls[operation.Key]).Parameters.SkipWhile(p => pieces.Count > 0 && p == "projectSlug"));
        return operation.Parameters.ToDictionary(p => p, p => p.In == "path" && !pieces.Contains(p.Name) ? given.Dequeue() : p.Name);
    }

    private JObject WriteOperation(ApiOperation operation)
    {
        var (client, method, parameters) = NameLock.Split(operation.Key, _names.Calls[operation.Key]);
        var places = Namer.Slots(operation).ToDictionary(s => s.Slot, s => s.Place);
        var node = new JObject { ["operationId"] = $"{client}_{method}", ["tags"] = new JArray(client) };
        if (operation.Deprecated)
            node["deprecated"] = true;
        if (NameRules.SplitSlug(operation) is { } slug)
            node["x-slug"] = slug;
        if (operation.LastDescribed is { } month)
            node["x-last-described"] = month;
        if (operation.HasOptions && _lock.OptionsCameLater.Contains(operation.Key))
            node["x-options-came-later"] = true;
        if (operation.Body is { Required: false } && _lock.BodyCameLater.Contains(operation.Key))
            node["x-body-came-later"] = true;
        if (WriteItems(operation, method) is { } items)
            node["x-items"] = items;
        if (operation.Result is { Schema.IsNamed: true })
            node["x-result"] = _names.Places[places["2xx"]];
        else if (operation.Result is { } common)
            node["x-result"] = WriteUse(common, places["2xx"]);

        var names = OwnNames(operation);
        var positional = new Queue<string>(parameters.Skip(parameters.Count - operation.Parameters.Count(p => p.In != "path" && p.Required)));
        var list = new JArray();
        foreach (var parameter in operation.Parameters)
        {
            var ownName = parameter.In != "path" && parameter.Required ? positional.Dequeue() : null;
            list.Add(WriteParameter(parameter, names[parameter], places[$"{parameter.In} {parameter.Name}"], ownName));
        }

        if (operation.Body is { } body)
        {
            var schema = WriteUse(Bare(body.Use), places["body"]);
            var request = new JObject { ["required"] = body.Required };
            WriteMarks(request, body.Use);
            if (IsSwagger2)
            {
                request.AddFirst(new JProperty("name", "request"));
                request.AddFirst(new JProperty("in", "body"));
                request["schema"] = schema;
                list.Add(request);
            }
            else
            {
                request["x-name"] = "request";
                request["content"] = Content(body.Media, schema);
                node["requestBody"] = request;
            }
            if (IsSwagger2 && body.Media != Medias.Json)
                node["consumes"] = new JArray(body.Media);
        }

        if (IsSwagger2 && operation.Successes.FirstOrDefault(r => r.Media != Medias.Json) is { } file)
            node["produces"] = new JArray(file.Media);

        if (list.Count > 0)
            node["parameters"] = list;
        var responses = new JObject();
        foreach (var response in operation.Responses)
            responses[response.Code] = WriteResponse(response, response.Use is null ? null : places[response.Code]);
        node["responses"] = responses;
        return node;
    }

    /// <summary>
    /// Where the items of a list are, for the method that enumerates them: in the response's only list, or the response is the list. Then what leads to
    /// the next page: the parameter that takes its token, or that skips items, with the most that a response has, or that takes the page's number.
    /// </summary>
    private JObject? WriteItems(ApiOperation operation, string method)
    {
        if (operation.Method != "GET" || operation.Result is not null || !(method.StartsWith("List", StringComparison.Ordinal) || method.StartsWith("Get", StringComparison.Ordinal)))
            return null;
        if (operation.Successes.FirstOrDefault() is not { Use.Schema: { } schema } success)
            return null;
        var place = _names.Places.GetValueOrDefault($"{operation.Key} {success.Code}", $"{operation.Key} {success.Code}");
        string? member = null;
        if (schema.Kind == SchemaKind.Object)
        {
            // What is enumerated already stays so, whatever stands beside it by now.
            var known = schema.Properties.Keys.FirstOrDefault(n => n == operation.ItemsMember) ?? schema.Properties.Keys.FirstOrDefault(n => operation.ItemsMember is { } m && Spelling.IsOther(n, m));
            if (known is null && !operation.IsPaged && schema.Properties.Count != 1)
                return null;
            member = known ?? (operation.IsPaged ? "items" : schema.Properties.Single().Key);
            place += "." + member;
            schema = schema.Properties[member].Schema;
        }

        if (schema.Kind != SchemaKind.Array || !schema.Items!.Schema.IsNamed)
            return null;
        var node = new JObject { ["item"] = TypeName(schema.Items, place + "[]") };
        if (member is not null)
            node["member"] = member;
        if (operation.IsPaged)
            node["token"] = ApiReader.PageToken;
        else if (Optional("offset") is not null)
            node["offset"] = "offset";
        else if (Optional("page") is not null)
            node["page"] = "page";
        if (node["offset"] is not null && Optional("limit")?.Use.Schema.Limits.GetValueOrDefault("maximum") is { } limit)
            node["limit"] = limit.DeepClone();
        return node;

        ApiParameter? Optional(string name) => operation.Parameters.FirstOrDefault(p => p is { In: "query", Required: false } && p.Name == name);
    }

    private JObject WriteParameter(ApiParameter parameter, string name, string place, string? ownName)
    {
        var node = new JObject { ["in"] = parameter.In, ["name"] = name, ["required"] = parameter.Required };
        if (ownName is not null)
            node["x-originalName"] = ownName;
        WriteMarks(node, parameter.Use);
        var schema = WriteUse(Bare(parameter.Use), place);
        // Outside of models, the generator would make types of these that only clients made by it alone know.
        foreach (var part in schema.DescendantsAndSelf().OfType<JObject>().Where(o => (string?)o["format"] is "uri" or "float" or "double").ToList())
            part.Remove("format");
        if (!IsSwagger2)
        {
            node["schema"] = schema;
            return node;
        }

        // Swagger 2.0 has no references in parameters; NSwag reads x-schema there.
        if (schema["$ref"] is not null)
        {
            node["x-schema"] = schema;
            schema = new JObject { ["type"] = "string", ["enum"] = new JArray(_names.Types[_names.Places[place]].Schema.Values) };
        }

        node.Merge(schema);
        if (schema["type"]?.ToString() == "array")
            node["collectionFormat"] = "multi";
        return node;
    }

    private JObject WriteResponse(ApiResponse response, string? place)
    {
        var node = new JObject();
        if (response.LastDescribed is { } month)
            node["x-last-described"] = month;
        if (response.Headers.Count > 0)
        {
            node["headers"] = new JObject(response.Headers.OrderBy(h => h.Name, StringComparer.Ordinal).Select(h =>
                new JProperty(h.Name, IsSwagger2 ? WriteUse(h.Use, "") : new JObject { ["schema"] = WriteUse(h.Use, "") })));
        }

        if (response.Use is { } use)
        {
            if (IsSwagger2)
                node["schema"] = WriteUse(use, place!);
            else
                node["content"] = Content(response.Media, WriteUse(use, place!));
        }

        return node;
    }

    private static JObject Content(string media, JObject schema) => new() { [media] = new JObject { ["schema"] = schema } };

    private JObject WriteType(NamedType type)
    {
        var schema = type.Schema;
        var node = new JObject();
        var whole = Marks.OfWhole(schema);
        switch (schema.Kind)
        {
            case SchemaKind.Enum:
                node["type"] = "string";
                node["enum"] = new JArray(schema.Values);
                if (whole is null && schema.LastDescribedValues.Count > 0)
                    node["x-last-described"] = new JObject(schema.LastDescribedValues.Select(v => new JProperty(v.Key, v.Value)));
                break;
            case SchemaKind.Union:
                var cases = Cases.Keyed(schema).ToList();
                node["x-union"] = new JArray(cases.Select(c => WriteCase(c.Use, schema, $"{type.Name}|{c.Key}")));
                node["anyOf"] = new JArray(cases.Select(c => WriteUse(Unmarked(c.Use), $"{type.Name}|{c.Key}")));
                break;
            default:
                node["type"] = "object";
                if (_sent.Contains(type.Name))
                    node["x-sent"] = true;
                if (schema.Required.Count > 0)
                    node["required"] = new JArray(schema.Required);
                node["properties"] = new JObject(Members.Ordered(schema).Select(p => new JProperty(p.Key, WriteMember(type.Name, p.Key, Unmarked(p.Value), schema.Required.Contains(p.Key)))));
                break;
        }

        if (whole is not null)
            node["x-last-described"] = whole;

        WriteLimits(node, schema);
        return node;

        // What is true of the entire type is said once.
        SchemaUse Unmarked(SchemaUse use) => whole is null ? use : use with { LastDescribed = null };
    }

    /// <summary>
    /// What the template needs to know of a case, as text that Liquid can take apart: its type, and for an object the members of which any one
    /// tells that it is this case: <c>GitHubAppConfigSource if provider=github_app or repo</c>.
    /// </summary>
    private string WriteCase(SchemaUse use, Schema union, string place)
    {
        var signs = string.Join(" or ", Cases.Signs(use, union));
        return TypeName(use, place) + (signs.Length > 0 ? $" if {signs}" : "");
    }

    private string TypeName(SchemaUse use, string place) => use.Schema.Kind switch
    {
        _ when use.Schema.IsNamed => _names.Places[place],
        SchemaKind.Scalar => use.Schema.Type!,
        SchemaKind.Map => "object",
        SchemaKind.Array => "array",
        _ => "any",
    };

    private JObject WriteUse(SchemaUse use, string place)
    {
        var schema = use.Schema;
        var node = new JObject();
        if (schema.IsNamed && _names.Places.TryGetValue(place, out var name))
        {
            var reference = new JObject { ["$ref"] = _components + name };
            if (use is { Nullable: false, Deprecated: false, LastDescribed: null, RequiredSince: null })
                return reference;
            node["allOf"] = new JArray(reference);
        }
        else
        {
            if (schema.Type is not null)
                node["type"] = schema.Type;
            if (Format(schema) is { } format)
                node["format"] = format;
            if (schema.Kind == SchemaKind.Array)
                node["items"] = WriteUse(schema.Items!, place + "[]");
            if (schema.Kind == SchemaKind.Map)
                node["additionalProperties"] = WriteUse(schema.Items!, place + "{}");
            WriteLimits(node, schema);
        }

        if (use.Nullable)
            node[NullableKey] = true;
        if (use.Deprecated)
            node["deprecated"] = true;
        WriteMarks(node, use);
        return node;
    }

    /// <summary>A body and a parameter are marked themselves, not in what they hold.</summary>
    private static SchemaUse Bare(SchemaUse use) => use with { LastDescribed = null, RequiredSince = null };

    private static void WriteMarks(JObject node, SchemaUse use)
    {
        if (use.LastDescribed is { } month)
            node["x-last-described"] = month;
        if (use.RequiredSince is { } since)
            node["x-required-since"] = since;
    }

    /// <summary>The formats that are the same to us are one, and those that the generator would make something else of than text or a number are none.</summary>
    private static string? Format(Schema schema) => (schema.Type, schema.Format) switch
    {
        ("string", "guid") => "uuid",
        ("string", "byte" or "base64" or "base64url") => null,
        ("number", not ("float" or "double")) or ("boolean" or "array" or "object", _) => null,
        (_, var format) => format,
    };

    /// <summary>
    /// In what is sent only, null means something else than being omitted: x-null has it written where a caller assigns it. What can have but one value
    /// says so itself: in an object by the names of members, the generator would take one of the name "type" for a schema.
    /// </summary>
    private JObject WriteMember(string type, string name, SchemaUse use, bool isRequired)
    {
        var node = WriteUse(use, $"{type}.{name}");
        if ((isRequired && _sent.Contains(type) ? Cases.ConstantOf(use) : use.Constant) is { } constant)
            node[SchemaReader.Constant] = constant;
        if (use.WasConstant is { } was)
            node[SchemaReader.WasConstant] = was;
        if (use is { Nullable: true, Schema.Kind: SchemaKind.Scalar or SchemaKind.Enum } && _sent.Contains(type) && !_received.Contains(type))
            node["x-null"] = true;
        return node;
    }

    private static void WriteLimits(JObject node, Schema schema)
    {
        foreach (var (key, value) in schema.Limits)
            node[key] = value.DeepClone();
    }
}
