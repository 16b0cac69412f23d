using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>
/// Our descriptions of v2 and v1.1. A file of somebody else's description takes the place of one if the environment variable <c>PRISM_V2</c> or
/// <c>PRISM_V11</c> names it: what the SDK makes of a server that speaks that one.
/// </summary>
public sealed class OurDescriptions : PrismFixture
{
    internal static IEnumerable<SpecOperation> Operations => Specs.Operations.Where(o => o.Api is "V2" or "V11");

    internal static Dictionary<string, JObject> ByApi => Operations.GroupBy(o => o.Api).ToDictionary(
        api => api.Key,
        api => Served.Of(Environment.GetEnvironmentVariable($"PRISM_{api.Key}") is { } file ? Read(file) : api.First().Document, api.First().BasePath));

    private protected override Dictionary<string, JObject> Descriptions() => ByApi;

    private static JObject Read(string file)
    {
        using var reader = new JsonTextReader(File.OpenText(file)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
