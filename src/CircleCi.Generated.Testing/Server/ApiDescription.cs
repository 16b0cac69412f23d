using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The descriptions that the SDK is generated from: which operations there are, what they take and what they promise to answer.</summary>
internal sealed class ApiDescription
{
    private static readonly Lazy<ApiDescription> Read = new(() => new ApiDescription());

    private readonly ILookup<(string Method, int Length), Operation> _routes;

    private ApiDescription()
    {
        Operations = new[] { ("V1", "/api/v1"), ("V11", "/api/v1.1"), ("V2", "/api/v2") }
            .SelectMany(api => Load(api.Item1, api.Item2))
            .ToDictionary(o => o.Id, StringComparer.Ordinal);
        _routes = Operations.Values.SelectMany(o => o.Route.Lengths.Select(length => (Key: (o.Method, length), o))).ToLookup(r => r.Key, r => r.o);
    }

    /// <summary>Read once in a process: it never changes.</summary>
    public static ApiDescription Instance => Read.Value;

    /// <summary>All operations, by ids such as V2.Pipelines.ListForProject.</summary>
    public IReadOnlyDictionary<string, Operation> Operations { get; }

    /// <summary>Finds what a path, still escaped, asks for: of the routes that match, the one with the most words of its own.</summary>
    public (Operation Operation, IReadOnlyDictionary<string, string> Values)? Find(string method, string path)
    {
        var segments = path.Split('/');
        (Operation Operation, IReadOnlyDictionary<string, string> Values)? found = null;
        foreach (var operation in _routes[(method, segments.Length)])
        {
            if ((found is null || operation.Route.Words > found.Value.Operation.Route.Words) && operation.Route.Match(segments) is { } values)
                found = (operation, values);
        }

        return found;
    }

    private static IEnumerable<Operation> Load(string api, string basePath)
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream(api)!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var document = JObject.Load(reader);
        return from path in ((JObject)document["paths"]!).Properties()
               from method in ((JObject)path.Value).Properties()
               select new Operation(api, document, method.Name.ToUpperInvariant(), basePath + path.Name, (JObject)method.Value);
    }
}
