using System.Globalization;
using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Prism.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests;

/// <summary>Prism, which knows our descriptions and nothing of the SDK, finds no fault with a call, and the SDK reads whatever Prism answers.</summary>
public sealed class Calls(OurDescriptions prism) : IClassFixture<OurDescriptions>
{
    private const int Seeds = 20;

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in OurDescriptions.Operations)
                data.Add(operation.Api, operation.Id);
            return data;
        }
    }

    [PrismTheory]
    [MemberData(nameof(All))]
    public async Task Are_as_described_and_read_the_example(string api, string operationId)
    {
        await AssertReadAsync(api, operationId, "dynamic=false", isAsync: true);
        await AssertReadAsync(api, operationId, "dynamic=false", isAsync: false);
    }

    [PrismTheory]
    [MemberData(nameof(All))]
    public async Task Read_what_the_schema_allows_at_random(string api, string operationId)
    {
        for (var seed = 1; seed <= Seeds; seed++)
            await AssertReadAsync(api, operationId, $"dynamic=true, seed={seed}");
    }

    [PrismTheory]
    [MemberData(nameof(All))]
    public async Task Read_or_throw_each_described_status(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        foreach (var code in ((JObject?)prism[api].Find(operation)?["responses"] ?? []).Properties().Select(r => r.Name))
        {
            var status = code == "default" ? 418 : int.Parse(code, CultureInfo.InvariantCulture);
            var exchange = await prism[api].CallAsync(operation, $"code={status}, dynamic=true, seed=1");

            if (status < 300)
            {
                exchange.AssertReadExactly();
                continue;
            }

            exchange.AssertAllowed();
            Assert.Equal((HttpStatusCode)status, exchange.Error?.StatusCode);
            Assert.Equal(exchange.Response, exchange.Error!.ResponseBody);
        }
    }

    [PrismTheory]
    [InlineData("POST", "/api/v2/project/gh/acme/shop/pipeline", """{"branch":["main"]}""", "branch must be string")]
    [InlineData("POST", "/api/v2/context", """{"owner":{"slug":"gh/acme"}}""", "must have required property 'name'")]
    [InlineData("GET", "/api/v2/insights/gh/acme/shop/workflows?reporting-window=forever", "", "reporting-window must be equal to one of the allowed values")]
    [InlineData("GET", "/api/v2/workflow/7", "", "must match format \\\"uuid\\\"")]
    [InlineData("GET", "/api/v2/workflows/3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10", "", "no path matched")]
    public async Task Would_be_refused_if_they_were_wrong(string method, string pathAndQuery, string body, string refusal) =>
        Assert.Contains(refusal, await prism["V2"].ErrorResponseAsync(method, pathAndQuery, body));

    private async Task AssertReadAsync(string api, string operationId, string prefer, bool isAsync = true)
    {
        var operation = Specs.Operation(api, operationId);
        var exchange = await prism[api].CallAsync(operation, prefer, isAsync);

        if (prism[api].Find(operation) is null)
            exchange.AssertUnknown();
        else
            exchange.AssertReadExactly();
    }
}
