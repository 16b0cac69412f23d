using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>
/// Our descriptions of v2 and v1.1. Somebody else's takes the place of one if the environment variable <c>PRISM_V2</c> or <c>PRISM_V11</c> has the
/// full path of its file: what the SDK makes of a server that speaks that one.
/// </summary>
public sealed class OurDescriptions : PrismFixture
{
    internal static IEnumerable<SpecOperation> Operations => Specs.Operations.Where(o => o.Api is "V2" or "V11");

    internal static Dictionary<string, JObject> ByApi => ByApiUnless(_ => null);

    private protected override Dictionary<string, JObject> Descriptions() => ByApiUnless(api => Environment.GetEnvironmentVariable($"PRISM_{api}"));

    private static Dictionary<string, JObject> ByApiUnless(Func<string, string?> file) => Operations.GroupBy(o => o.Api).ToDictionary(
        api => api.Key,
        api => Served.Of(file(api.Key) is { Length: > 0 } path ? Specs.Read(path) : api.First().Document, api.First().BasePath));
}
