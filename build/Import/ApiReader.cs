using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Reads a Swagger 2.0 or OpenAPI 3.0/3.1 document into its observable shape, dropping upstream's prose on the way.</summary>
internal sealed partial class ApiReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    /// <summary>Methods that are described at times, and that no call of the SDK has.</summary>
    private static readonly string[] OtherMethods = ["head", "options", "trace", "query"];

    /// <summary>Headers that the SDK sets itself on every request, and parameters of the query that say the same.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type", "Authorization", "Circle-Token" };

    /// <summary>Headers that are the transport's own business.</summary>
    private static readonly HashSet<string> TransportHeaders = new(StringComparer.OrdinalIgnoreCase) { "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Host", "Range", "Transfer-Encoding", "User-Agent" };

    /// <summary>The parameter that a list takes its next page's token in.</summary>
    public const string PageToken = "page-token";

    private readonly string _source;
    private readonly JObject _root;
    private readonly References _references;
    private readonly SchemaReader _schemas;
    private readonly bool _isSwagger2;
    private readonly List<LeftOutOperation> _leftOut = [];

    private ApiReader(string source, JObject root)
    {
        _source = source;
        _root = root;
        _isSwagger2 = root["swagger"] is not null;
        _references = new References(root);
        _schemas = new SchemaReader(_references);
    }

    /// <summary><paramref name="source"/> names the document in errors.</summary>
    public static ApiDocument Read(string source, JObject root)
    {
        try
        {
            return new ApiReader(source, root).Read();
        }
        catch (Exception e) when (IsWrongType(e))
        {
            throw new ImportException(source, $"something in it is of another JSON type than OpenAPI has there: {e.Message}");
        }
    }

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
                if (TryReadOperation(path, method, item, operationNode, References.Pointer(pointer, method)) is not { } operation)
                    continue;
                if (!found.TryAdd(operation.Key, operation.Pointer))
                    throw new ImportException(operation.Pointer, $"is the same call as {found[operation.Key]}.");
                document.Operations.Add(operation);
            }

            foreach (var method in OtherMethods.Where(m => item[m] is JObject))
                LeaveOut($"{method.ToUpperInvariant()} {Paths.Nameless(path)}", References.Pointer(pointer, method), $"no call has the method {method.ToUpperInvariant()}");
        }

        document.LeftOut.AddRange(_leftOut);
        document.Untyped.AddRange(_schemas.Untyped);

        if (document.Operations.Count == 0)
            throw new ImportException("#/paths", document.LeftOut is [var first, ..] ? $"describes no operation that can be generated; {first.Key}: {first.Why}." : "describes no operation.");
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

    /// <summary>Reads an operation; null if it cannot be generated, which is noted.</summary>
    private ApiOperation? TryReadOperation(string path, string method, JObject item, JToken node, string pointer)
    {
        var already = _leftOut.Count;
        try
        {
            return ReadOperation(path, method, item, node, pointer);
        }
        catch (UnsupportedException e)
        {
            // That some of it was omitted is no news now.
            _leftOut.RemoveRange(already, _leftOut.Count - already);
            LeaveOut($"{method.ToUpperInvariant()} {Paths.Nameless(path)}", e.Place, e.Why);
            return null;
        }
        catch (Exception e) when (IsWrongType(e))
        {
            throw new ImportException(pointer, $"something in it is of another JSON type than OpenAPI has there: {e.Message}");
        }
    }

    /// <summary>What Newtonsoft.Json throws where a value cannot be taken for what is wanted, such as "yes" for true.</summary>
    internal static bool IsWrongType(Exception e) => e is ArgumentException or FormatException or InvalidCastException or InvalidOperationException or OverflowException;

    private void LeaveOut(string key, string pointer, string why) => _leftOut.Add(new LeftOutOperation(key, pointer, why));

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
            ItemsMember = (string?)source["x-items"]?["member"],
        };
        ReadParameters(operation, item, source, pointer);
        if (!_isSwagger2 && source["requestBody"] is { } requestBody)
            operation.Body = ReadBody(requestBody, References.Pointer(pointer, "requestBody"));
        foreach (var (code, response) in responses)
        {
            if (!code.StartsWith("x-", StringComparison.Ordinal))
                operation.Responses.Add(ReadResponse(code, response!, Offered(source, "produces"), References.Pointer($"{pointer}/responses", code)));
        }

        var answers = operation.Successes.Where(r => r.Use is not null).ToList();
        if (answers.DistinctBy(r => r.Media).Count() > 1)
            throw new UnsupportedException($"{pointer}/responses", $"it returns {string.Join(" or ", answers.Select(r => r.Media).Distinct())} depending on the status");

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
                    operation.Body = ReadBody(node, node["schema"], Offered(source, "consumes"), at, References.Pointer(at, "schema"));
                    break;
                case "formData":
                    throw new UnsupportedException(at, "a form cannot be sent");
                case "header" when OwnHeaders.Contains(name) || TransportHeaders.Contains(name):
                case "query" when OwnHeaders.Contains(name):
                    break;
                default:
                    ReadParameter(operation, place, name, node, at);
                    break;
            }
        }

        string Order((string In, string Name) p) => p.In == "path" ? $"0 {inPath.IndexOf(p.Name):000}" : $"1 {p.In} {p.Name}";
    }

    /// <summary>Reads a parameter; one that is optional and cannot be sent is omitted, and noted.</summary>
    private void ReadParameter(ApiOperation operation, string place, string name, JObject node, string pointer)
    {
        var required = place == "path" || ((bool?)node["required"] ?? false);
        try
        {
            if (place is not ("path" or "query" or "header"))
                throw new UnsupportedException(pointer, $"parameters in '{place}' cannot be sent");
            if (place == "header" && (name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || !HeaderName().IsMatch(name)))
                throw new UnsupportedException(pointer, $"the header {name} cannot be sent");
            // Swagger 2.0 has no references in parameters; in our own documents x-schema is one.
            var schema = _isSwagger2 ? node["x-schema"] ?? node : node["schema"] ?? (node["content"] as JObject)?.Properties().FirstOrDefault()?.Value["schema"];
            operation.Parameters.Add(new ApiParameter(place, name, required, SchemaReader.Marked(_schemas.ReadParameter(schema, _isSwagger2 ? pointer : References.Pointer(pointer, "schema")), node)));
        }
        catch (UnsupportedException e) when (!required)
        {
            LeaveOut($"{operation.Key} {place} {name}", e.Place, e.Why);
        }
    }

    private ApiBody ReadBody(JToken node, string pointer)
    {
        var (target, at) = _references.Follow(node, pointer);
        if (target["content"] is not JObject { Count: > 0 } content)
            throw new ImportException(at, "a request body needs content.");
        var media = Medias.Best([.. content.Properties().Select(p => p.Name)]);
        return ReadBody(
            (JObject)target,
            media is null ? null : content[media]!["schema"],
            [.. content.Properties().Select(p => p.Name)],
            at,
            References.Pointer(References.Pointer($"{at}/content", media ?? ""), "schema"));
    }

    private ApiBody ReadBody(JObject node, JToken? schema, IReadOnlyCollection<string> offered, string pointer, string schemaPointer)
    {
        var media = Medias.Best(offered) ?? throw new UnsupportedException(pointer, $"{string.Join(", ", offered)} cannot be sent");
        var use = SchemaReader.Marked(Medias.IsJson(media) ? _schemas.Read(schema, schemaPointer) : Plain(media, schemaPointer), node);
        // Where upstream does not say whether a body must be there, it must, unless null is a value of it.
        return new ApiBody((bool?)node["required"] ?? !use.Nullable, use) { Media = Medias.IsJson(media) ? Medias.Json : Medias.Bare(media) };
    }

    /// <summary>What is no JSON: text, or bytes.</summary>
    private static SchemaUse Plain(string media, string pointer) =>
        new(new Schema(pointer) { Kind = SchemaKind.Scalar, Type = "string", Format = Medias.IsText(media) ? null : "binary" });

    /// <summary>The media types that Swagger 2.0 says an operation takes or gives; JSON if it does not say.</summary>
    private string[] Offered(JObject operation, string key) =>
        (operation[key] ?? _root[key]) is JArray { Count: > 0 } list ? [.. list.Select(m => (string?)m ?? "")] : [Medias.Json];

    private ApiResponse ReadResponse(string code, JToken node, string[] produces, string pointer)
    {
        var (target, at) = _references.Follow(node, pointer);
        if (target is not JObject response)
            throw new ImportException(at, "is not an object.");
        var known = code == "default" || code is [>= '1' and <= '5', _, _] && code[1..].All(c => char.IsAsciiDigit(c) || c is 'X' or 'x');
        if (!known)
            throw new ImportException(pointer, $"'{code}' is no status code.");

        List<ApiHeader> headers = [];
        foreach (var (name, header) in response["headers"] as JObject ?? [])
        {
            var (headerNode, headerAt) = _references.Follow(header!, $"{at}/headers/{name}");
            if (TryReadHeader(_isSwagger2 ? headerNode : headerNode["schema"], headerAt) is { } headerUse)
                headers.Add(new ApiHeader(name, headerUse));
        }

        var (use, media) = ReadContent(response, code.StartsWith('2'), produces, at);
        // A class of codes is written as its plain one: NSwag emits code that does not compile for 2XX.
        return new ApiResponse(code.ToUpperInvariant().Replace('X', '0') is var plain && code != "default" ? plain : code, use, headers) { Media = media, LastDescribed = (string?)response["x-last-described"] };
    }

    /// <summary>What stands in a response, and as what: failures are read as JSON or not at all, so theirs is of no interest otherwise.</summary>
    private (SchemaUse? Use, string Media) ReadContent(JObject response, bool isSuccess, string[] produces, string pointer)
    {
        JToken? schema;
        string? media;
        var schemaPointer = $"{pointer}/schema";
        if (_isSwagger2)
        {
            schema = response["schema"];
            media = (string?)schema?["type"] == "file" ? Medias.Best([.. produces.Where(p => !Medias.IsJson(p))]) ?? "application/octet-stream" : Medias.Best(produces);
            if (schema is null)
                return (null, Medias.Json);
        }
        else
        {
            if (response["content"] is not JObject { Count: > 0 } content)
                return (null, Medias.Json);
            produces = [.. content.Properties().Select(p => p.Name)];
            media = Medias.Best(produces);
            schema = media is null ? null : content[media]!["schema"];
            if (media is not null && !media.Contains("json", StringComparison.OrdinalIgnoreCase) && Medias.IsJson(media) && IsBinary(schema))
                media = "application/octet-stream";
            schemaPointer = $"{pointer}/content/{media?.Replace("/", "~1")}/schema";
        }

        if (media is not null && Medias.IsJson(media))
            return (schema is null ? null : isSuccess ? _schemas.Read(schema, schemaPointer) : OfFailure(_schemas.Read(schema, schemaPointer)), Medias.Json);
        if (!isSuccess)
            return (null, Medias.Json);
        return media is null
            ? throw new UnsupportedException(pointer, $"{string.Join(", ", produces)} cannot be read")
            : (Plain(media, schemaPointer), Medias.Bare(media));
    }

    /// <summary>Failures become exceptions, and no types: what is not an object tells nothing of use, and what is in one is JSON.</summary>
    private static SchemaUse? OfFailure(SchemaUse use)
    {
        if (use.Schema.Kind != SchemaKind.Object)
            return null;
        var failure = new Schema(use.Schema.Pointer) { Kind = SchemaKind.Object, Type = use.Schema.Type, Hint = use.Schema.Hint };
        foreach (var (name, member) in use.Schema.Properties)
            failure.Properties.Add(name, member.Schema.Kind == SchemaKind.Scalar ? member : member with { Schema = new Schema(member.Schema.Pointer) });
        failure.Required.UnionWith(use.Schema.Required);
        return use with { Schema = failure };
    }

    private bool IsBinary(JToken? schema) => schema is JObject && _references.Follow(schema, "#").Node is JObject o && (string?)o["format"] == "binary";

    /// <summary>Headers of responses become no members, so one of an awkward type is no loss.</summary>
    private SchemaUse? TryReadHeader(JToken? schema, string pointer)
    {
        try
        {
            return _schemas.ReadParameter(schema, pointer);
        }
        catch (UnsupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"^3\.[01](\.\d+)?$")]
    private static partial Regex OpenApi3();

    [GeneratedRegex(@"^(/([A-Za-z0-9._~%@:+-]|\{[A-Za-z0-9._-]+\})*)+$", RegexOptions.NonBacktracking)]
    private static partial Regex PathPattern();
}
