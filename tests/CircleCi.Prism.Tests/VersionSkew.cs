using CircleCi.Generated.Tests.Support;
using CircleCi.Prism.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests;

/// <summary>A server whose description is older or newer than ours: self-hosted ones lag by years, and CircleCI's cloud is ahead.</summary>
public sealed class VersionSkew(VersionSkew.Servers prism) : IClassFixture<VersionSkew.Servers>
{
    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var skew in Skew.All)
            {
                foreach (var operation in OurDescriptions.Operations)
                    data.Add(skew.Name, operation.Api, operation.Id);
            }

            return data;
        }
    }

    [PrismTheory]
    [MemberData(nameof(All))]
    public async Task Fails_no_read(string skew, string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        var served = prism[Name(skew, api)];

        var exchange = await served.CallAsync(operation, "dynamic=true, seed=1");

        if (served.Find(operation) is null)
            exchange.AssertUnknown();
        else
            exchange.AssertReadOrLacking();
    }

    private static string Name(string skew, string api) => $"{api} with {skew}";

    /// <summary>A server for each skew of each description.</summary>
    public sealed class Servers : PrismFixture
    {
        private protected override Dictionary<string, JObject> Descriptions() =>
            (from skew in Skew.All
             from api in OurDescriptions.ByApi
             select (Name: Name(skew.Name, api.Key), Description: skew.Of(api.Value))).ToDictionary(s => s.Name, s => s.Description);
    }
}
