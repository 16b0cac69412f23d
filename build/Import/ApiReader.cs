using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Reads a Swagger 2.0 or OpenAPI 3.0/3.1 document into its observable shape, dropping upstream's prose on the way.</summary>
internal sealed partial class ApiReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    /// <summary>Headers that the SDK sets itself on every request.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type", "Authorization", "Circle-Token" };

    /// <summary>The parameter that a list takes its next page's token in.</summary>
    public const string PageToken = "page-token";

    private readonly string _source;
    private readonly JObject _root;
    private readonly References _references;
    private readonly SchemaReader _schemas;
    private readonly bool _isSwagger2;

    private ApiReader(string source, JObject root)
    {
        _source = source;
        _root = root;
        _isSwagger2 = root["swagger"] is not null;
        _references = new References(root);
        _schemas = new SchemaReader(_references);
    }

    /// <summary><paramref name="source"/> names the document in errors.</summary>
    public static ApiDocument Read(string source, JObject root) => new ApiReader(source, root).Read();

    private ApiDocument Read()
    {
        CheckVersion();
        if (_root["paths"] is not JObject { Count: > 0 } paths)
            throw new ImportException(_source, "has no paths; is this an API description?");
        _references.CheckAll();

        var document = new ApiDocument
        {
            IsSwagger2 = _isSwagger2,
            Server = ReadServer(),
            Described = (string?)_root["info"]?["x-described"],
            Version = (string?)_root["info"]?["version"] ?? throw new ImportException("#/info/version", "is missing."),
        };
        Dictionary<string, string> found = [];
        foreach (var (path, node) in paths)
        {
            if (path.StartsWith("x-", StringComparison.Ordinal))
                continue;
            var pointer = References.Pointer("#/paths", path);
            if (!path.StartsWith('/'))
                throw new ImportException(pointer, "a path begins with a slash.");
            if (!PathPattern().IsMatch(path))
                throw new ImportException(pointer, "a path is made of letters, digits, {parameters} and -._~%@:+ between slashes.");
            if (_references.Follow(node!, pointer).Node is not JObject item)
                throw new ImportException(pointer, "is not an object.");
            foreach (var method in Methods)
            {
                if (item[method] is not { } operationNode)
                    continue;
                var operation = ReadOperation(path, method, item, operationNode, References.Pointer(pointer, method));
                if (!found.TryAdd(operation.Key, operation.Pointer))
                    throw new ImportException(operation.Pointer, $"is the same call as {found[operation.Key]}.");
                document.Operations.Add(operation);
            }
        }

        if (document.Operations.Count == 0)
            throw new ImportException("#/paths", "describes no operation.");
        document.Operations.Sort(ApiOperation.InOrder);
        return document;
    }

    private void CheckVersion()
    {
        var version = (_root["swagger"] ?? _root["openapi"]) switch
        {
            JValue { Type: JTokenType.String } value => (string)value!,
            JValue { Type: JTokenType.Float } value => FormattableString.Invariant($"{(double)value:0.0}"),
            null => throw new ImportException(_source, "says neither swagger: '2.0' nor openapi: 3.x; is this an API description?"),
            _ => throw new ImportException(_source, "the description's version is not text."),
        };
        if (!(_isSwagger2 ? version == "2.0" : OpenApi3().IsMatch(version)))
            throw new ImportException(_source, $"is version {version}; Swagger 2.0, OpenAPI 3.0 and 3.1 can be imported.");
    }

    private string ReadServer()
    {
        var server = _isSwagger2
            ? $"{(string?)_root["schemes"]?.FirstOrDefault() ?? "https"}://{(string?)_root["host"]}{(string?)_root["basePath"]}"
            : (string?)_root["servers"]?.FirstOrDefault()?["url"];
        if (!Uri.TryCreate(server, UriKind.Absolute, out _))
            throw new ImportException(_isSwagger2 ? "#/host" : "#/servers", "names no absolute address under which the paths stand.");
        return server.TrimEnd('/');
    }

    private ApiOperation ReadOperation(string path, string method, JObject item, JToken node, string pointer)
    {
        if (node is not JObject source)
            throw new ImportException(pointer, "is not an object.");
        if (source["responses"] is not JObject { Count: > 0 } responses)
            throw new ImportException(pointer, "has no responses.");

        var operation = new ApiOperation(method.ToUpperInvariant(), path, pointer)
        {
            OperationId = (string?)source["operationId"],
            Tag = (string?)source["tags"]?.FirstOrDefault(),
            Deprecated = (bool?)source["deprecated"] ?? false,
            LastDescribed = (string?)source["x-last-described"],
        };
        ReadParameters(operation, item, source, pointer);
        if (!_isSwagger2 && source["requestBody"] is { } requestBody)
            operation.Body = ReadBody(requestBody, References.Pointer(pointer, "requestBody"));
        foreach (var (code, response) in responses)
        {
            if (!code.StartsWith("x-", StringComparison.Ordinal))
                operation.Responses.Add(ReadResponse(code, response!, References.Pointer($"{pointer}/responses", code)));
        }

        operation.Responses.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        // Nine lists hand out a token for the next page and do not say that they take it. They do.
        if (operation.IsPaged && operation.Parameters.All(p => p.Name != PageToken))
        {
            var token = new ApiParameter("query", PageToken, Required: false, new SchemaUse(new Schema(pointer) { Kind = SchemaKind.Scalar, Type = "string" }));
            var after = operation.Parameters.FindIndex(p => p.In == "query" && string.CompareOrdinal(p.Name, PageToken) > 0);
            operation.Parameters.Insert(after < 0 ? operation.Parameters.Count : after, token);
        }

        return operation;
    }

    private void ReadParameters(ApiOperation operation, JObject item, JObject source, string pointer)
    {
        // An operation's own parameter replaces the one of the same name that its path declares.
        Dictionary<(string In, string Name), (JObject Node, string Pointer)> parameters = [];
        foreach (var (owner, ownerPointer) in new[] { (item, pointer[..pointer.LastIndexOf('/')]), (source, pointer) })
        {
            if (owner["parameters"] is not { } list)
                continue;
            if (list is not JArray array)
                throw new ImportException(ownerPointer, "parameters is not a list.");
            for (var i = 0; i < array.Count; i++)
            {
                var (node, at) = _references.Follow(array[i], $"{ownerPointer}/parameters/{i}");
                if (node is not JObject parameter || (string?)parameter["in"] is not { } place || (string?)parameter["name"] is not { } name)
                    throw new ImportException(at, "a parameter needs 'in' and 'name'.");
                parameters[(place, name)] = (parameter, at);
            }
        }

        var inPath = Paths.Parameters(operation.Path);
        foreach (var name in inPath)
        {
            if (!parameters.ContainsKey(("path", name)))
                throw new ImportException(pointer, $"the path names {{{name}}}, but no parameter describes it.");
        }

        foreach (var ((place, name), (node, at)) in parameters.OrderBy(p => Order(p.Key), StringComparer.Ordinal))
        {
            switch (place)
            {
                case "path" when !inPath.Contains(name):
                    throw new ImportException(at, $"the parameter {name} is not in the path {operation.Path}.");
                case "body":
                    operation.Body = MarkedBody(node, _schemas.Read(node["schema"], References.Pointer(at, "schema")));
                    break;
                case "formData" or "cookie":
                    throw new ImportException(at, $"parameters in '{place}' are not supported.");
                case "header" when OwnHeaders.Contains(name):
                case "query" when OwnHeaders.Contains(name):
                    break;
                default:
                    var schema = _isSwagger2 ? node : node["schema"] ?? (node["content"] as JObject)?.Properties().FirstOrDefault()?.Value["schema"];
                    var required = place == "path" || ((bool?)node["required"] ?? false);
                    var use = _schemas.ReadParameter(schema, _isSwagger2 ? at : References.Pointer(at, "schema"));
                    operation.Parameters.Add(new ApiParameter(place, name, required, SchemaReader.Marked(use, node)));
                    break;
            }
        }

        string Order((string In, string Name) p) => p.In == "path" ? $"0 {inPath.IndexOf(p.Name):000}" : $"1 {p.In} {p.Name}";
    }

    private ApiBody ReadBody(JToken node, string pointer)
    {
        var (target, at) = _references.Follow(node, pointer);
        if (target["content"] is not JObject { Count: > 0 } content)
            throw new ImportException(at, "a request body needs content.");
        var media = JsonMedia(content) ?? throw new ImportException(at, $"only JSON bodies are supported, not {string.Join(", ", content.Properties().Select(p => p.Name))}.");
        var schema = media.Value["schema"];
        return MarkedBody((JObject)target, _schemas.Read(schema, References.Pointer(References.Pointer($"{at}/content", media.Name), "schema")));
    }

    /// <summary>Where upstream does not say whether a body must be there, it must, unless null is a value of it.</summary>
    private static ApiBody MarkedBody(JObject node, SchemaUse use) => new((bool?)node["required"] ?? !use.Nullable, SchemaReader.Marked(use, node));

    private ApiResponse ReadResponse(string code, JToken node, string pointer)
    {
        var (target, at) = _references.Follow(node, pointer);
        if (target is not JObject response)
            throw new ImportException(at, "is not an object.");
        var known = code == "default" || code is [>= '1' and <= '5', _, _] && code[1..].All(c => char.IsAsciiDigit(c) || c is 'X' or 'x');
        if (!known)
            throw new ImportException(pointer, $"'{code}' is no status code.");

        JToken? schema;
        string schemaPointer;
        if (_isSwagger2)
        {
            (schema, schemaPointer) = (response["schema"], References.Pointer(at, "schema"));
        }
        else
        {
            var media = response["content"] is JObject content ? JsonMedia(content) : null;
            (schema, schemaPointer) = (media?.Value["schema"], $"{at}/content/{media?.Name.Replace("/", "~1")}/schema");
        }

        List<ApiHeader> headers = [];
        foreach (var (name, header) in response["headers"] as JObject ?? [])
        {
            var (headerNode, headerAt) = _references.Follow(header!, $"{at}/headers/{name}");
            headers.Add(new ApiHeader(name, _schemas.ReadParameter(_isSwagger2 ? headerNode : headerNode["schema"], headerAt)));
        }

        var use = schema is null ? null : _schemas.Read(schema, schemaPointer);
        // A class of codes is written as its plain one: NSwag emits code that does not compile for 2XX.
        return new ApiResponse(code.ToUpperInvariant().Replace('X', '0') is var plain && code != "default" ? plain : code, use, headers) { LastDescribed = (string?)response["x-last-described"] };
    }

    private static JProperty? JsonMedia(JObject content) =>
        content.Properties().FirstOrDefault(p => p.Name.Contains("json", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^3\.[01](\.\d+)?$")]
    private static partial Regex OpenApi3();

    [GeneratedRegex(@"^(/([A-Za-z0-9._~%@:+-]|\{[A-Za-z0-9._-]+\})*)+$", RegexOptions.NonBacktracking)]
    private static partial Regex PathPattern();
}
