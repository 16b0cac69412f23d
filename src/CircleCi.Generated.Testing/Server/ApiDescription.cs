using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The descriptions that the SDK is generated from: which operations there are, their parameters and their responses.</summary>
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

    /// <summary>The operation that has an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those whose ids are nearest.</exception>
    public Operation Get(string id) => Operations.GetValueOrDefault(id) ?? throw new ArgumentException(
        $"There is no operation '{id}'. Near it are {string.Join(", ", Operations.Keys.OrderBy(known => Distance(known, id)).ThenBy(known => known, StringComparer.Ordinal).Take(3))}.", nameof(id));

    /// <summary>Finds the operation that a path, still escaped, requests: of the routes that match, the one with the most words of its own.</summary>
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

    /// <summary>The methods with which a path, still escaped, can be requested.</summary>
    public IReadOnlyList<string> MethodsOf(string path) => [.. Operations.Values.Select(o => o.Method).Distinct().Where(method => Find(method, path) is not null).Order(StringComparer.Ordinal)];

    /// <summary>How many letters are to be added, removed or changed to come from one text to the other (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1)));
        }

        return row[^1];
    }

    private static IEnumerable<Operation> Load(string api, string basePath)
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream(api)!;
        var document = (JObject)JsonText.Read(new StreamReader(stream));
        return from path in ((JObject)document["paths"]!).Properties()
               from method in ((JObject)path.Value).Properties()
               select new Operation(api, document, method.Name.ToUpperInvariant(), basePath + path.Name, (JObject)method.Value);
    }
}
