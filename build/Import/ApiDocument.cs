namespace CircleCi.Build.Import;

/// <summary>What an API description says that a client can observe.</summary>
internal sealed class ApiDocument
{
    /// <summary>Whether it came as Swagger 2.0, and so is written as Swagger 2.0.</summary>
    public required bool IsSwagger2 { get; init; }

    /// <summary>The address under which the paths stand, such as https://circleci.com/api/v2.</summary>
    public required string Server { get; init; }

    public required string Version { get; init; }

    /// <summary>The month of the newest description that was taken over, such as 2026-08; null in a document of CircleCI's.</summary>
    public string? Described { get; init; }

    public List<ApiOperation> Operations { get; } = [];

    /// <summary>Operations, and optional parameters, that cannot be generated.</summary>
    public List<LeftOutOperation> LeftOut { get; } = [];

    /// <summary>Schemas for which C# has no type, so that they are JSON of any kind.</summary>
    public List<UntypedSchema> Untyped { get; } = [];
}

/// <param name="Key">An operation, such as <c>POST /upload</c>, or a parameter of one: <c>GET /x query filter</c>.</param>
/// <param name="Pointer">Where it stands in the upstream document.</param>
/// <param name="Why">What about it cannot be generated, as a clause.</param>
internal sealed record LeftOutOperation(string Key, string Pointer, string Why);

/// <param name="Pointer">Where it stands in the upstream document.</param>
/// <param name="Why">Why it has no type of its own, as a clause.</param>
internal sealed record UntypedSchema(string Pointer, string Why);

internal sealed class ApiOperation(string method, string path, string pointer)
{
    private SchemaUse? _result;

    /// <summary>The HTTP method in capitals.</summary>
    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>Where it stands in the upstream document, for errors.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>METHOD and path with nameless parameters: what stays when upstream renames a parameter.</summary>
    public string Key { get; } = $"{method} {Paths.Nameless(path)}";

    /// <summary>By path, then by method; the names of path parameters do not count.</summary>
    public static int InOrder(ApiOperation a, ApiOperation b) => string.CompareOrdinal($"{Paths.Nameless(a.Path)} {a.Method}", $"{Paths.Nameless(b.Path)} {b.Method}");

    public string? OperationId { get; init; }

    public string? Tag { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>The month of the last description that had it, such as 2025-10; null while CircleCI describes it.</summary>
    public string? LastDescribed { get; set; }

    /// <summary>The member of its response that a method of ours enumerates; null if there is none, and in a document of CircleCI's.</summary>
    public string? ItemsMember { get; init; }

    /// <summary>Path parameters in path order, then query and header parameters by name.</summary>
    public List<ApiParameter> Parameters { get; } = [];

    /// <summary>Whether its call takes options: what may be given in the query or in a header.</summary>
    public bool HasOptions => Parameters.Any(p => p is { In: "query" or "header", Required: false });

    public ApiBody? Body { get; set; }

    public List<ApiResponse> Responses { get; } = [];

    public IEnumerable<ApiResponse> Successes => Responses.Where(r => r.IsSuccess);

    /// <summary>What the call gives where its responses of success differ by status: a union of them.</summary>
    public SchemaUse? Result
    {
        get
        {
            if (_result is null && Successes.Select(r => r.Use).OfType<SchemaUse>().DistinctBy(u => u.Schema.Shape).ToList() is { Count: > 1 } uses)
            {
                var union = new Schema(Pointer);
                Cases.Fill(union, uses);
                _result = Cases.Single(union) ?? new SchemaUse(union);
            }

            return _result;
        }
    }

    /// <summary>Whether the call answers one page of a list, with a token for the next.</summary>
    public bool IsPaged => Successes.FirstOrDefault()?.Use?.Schema is { } schema && NameRules.IsPage(schema);
}

internal sealed record ApiParameter(string In, string Name, bool Required, SchemaUse Use);

internal sealed record ApiBody(bool Required, SchemaUse Use)
{
    public string Media { get; init; } = Medias.Json;
}

internal sealed record ApiResponse(string Code, SchemaUse? Use, List<ApiHeader> Headers)
{
    /// <summary>The month of the last description that had it; null while CircleCI describes it.</summary>
    public string? LastDescribed { get; init; }
    public string Media { get; init; } = Medias.Json;

    public bool IsSuccess => Code.StartsWith('2');
}

internal sealed record ApiHeader(string Name, SchemaUse Use);
