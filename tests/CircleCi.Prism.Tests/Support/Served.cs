using System.Text.RegularExpressions;
using CircleCi.Generated;
using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>A description that Prism serves, and the SDK calling it.</summary>
internal sealed partial class Served(Uri address, JObject description)
{
    private readonly Dictionary<(string Method, string Path), JObject> _operations =
        (from path in ((JObject)description["paths"]!).Properties()
         from operation in ((JObject)path.Value).Properties()
         where operation.Value is JObject
         select operation).ToDictionary(o => (o.Name.ToUpperInvariant(), Shape(((JProperty)o.Parent!.Parent!).Name)), o => (JObject)o.Value);

    /// <summary>
    /// The description as Prism needs it: each path with the base path, which Prism leaves out, and a parameter for each piece of a slug, since Prism
    /// takes a parameter for one segment. Texts with a pattern get an example; Prism's static answers would not follow the pattern.
    /// </summary>
    public static JObject Of(JObject document, string basePath)
    {
        var served = (JObject)document.DeepClone();
        served.Remove("servers");
        served["paths"] = new JObject(((JObject)served["paths"]!).Properties().Select(p => new JProperty(basePath + WithPieces(p.Name), WithPieces((JObject)p.Value))));
        foreach (var schema in served.Descendants().OfType<JObject>().Where(s => s["pattern"] is JValue).ToList())
            schema["example"] = new Sample(document).Of(schema);
        return served;
    }

    /// <summary>An operation as this description has it, whatever it calls the parameters; null if it has not.</summary>
    public JObject? Find(SpecOperation operation) => _operations.GetValueOrDefault((operation.Method, Shape(operation.BasePath + operation.Path)));

    /// <summary>Calls an operation with a value for everything.</summary>
    /// <param name="operation">As the SDK knows it.</param>
    /// <param name="prefer">How Prism is to answer, as its header <c>Prefer</c> says that: <c>code=201</c>, <c>dynamic=true, seed=7</c>.</param>
    /// <param name="isAsync">Whether to call the method that is awaited.</param>
    public async Task<Exchange> CallAsync(SpecOperation operation, string prefer, bool isAsync = true)
    {
        using var wire = new Responses();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_test", BaseAddress = address, Handler = wire });
        var view = circle.With(new() { MaxRetries = 0, Headers = { ["Prefer"] = prefer } });
        try
        {
            var result = await new OperationCall(operation, isDescribed: true).InvokeAsync(view, isAsync);
            return new Exchange(wire.Violation, wire.Text, result, null);
        }
        catch (CircleCiException e)
        {
            return new Exchange(wire.Violation, wire.Text, null, e);
        }
    }

    /// <summary>Sends a request that the SDK would not send.</summary>
    /// <returns>What Prism holds against it; null if nothing.</returns>
    public async Task<string?> ErrorResponseAsync(string method, string pathAndQuery, string body)
    {
        using var wire = new Responses();
        using var http = new HttpClient(wire) { BaseAddress = address, DefaultRequestHeaders = { { "Circle-Token", "CCIPAT_test" } } };
        using var request = new HttpRequestMessage(new HttpMethod(method), pathAndQuery) { Content = new StringContent(body, null, "application/json") };
        using var response = await http.SendAsync(request);
        return wire.Violation;
    }

    private static string Shape(string path) => Parameter().Replace(WithPieces(path), "{}");

    private static string WithPieces(string path) => Slug().Replace(path, m => string.Join('/', Pieces(m.Value).Select(p => $"{{{p}}}")));

    private static JObject WithPieces(JObject path)
    {
        foreach (var parameters in path.Properties().Select(p => p.Name == "parameters" ? p.Value : p.Value["parameters"]).OfType<JArray>())
        {
            foreach (var slug in parameters.Where(p => (string?)p["in"] == "path" && Slug().IsMatch($"{{{p["name"]}}}")).ToList())
            {
                slug.Remove();
                foreach (var piece in Pieces($"{{{slug["name"]}}}"))
                    parameters.Add(new JObject { ["in"] = "path", ["name"] = piece, ["required"] = true, ["schema"] = new JObject { ["type"] = "string" } });
            }
        }

        return path;
    }

    private static string[] Pieces(string slug) => slug.StartsWith("{project", StringComparison.Ordinal) ? ["vcs", "org", "repo"] : ["vcs", "org"];

    [GeneratedRegex(@"\{(project|org)-?[sS]lug\}")]
    private static partial Regex Slug();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
