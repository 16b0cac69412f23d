using System.Net;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>What goes over the wire for each operation is what its document says.</summary>
public class EveryOperation
{
    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task Sends_what_its_document_says_and_reads_the_answer(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        var call = new OperationCall(operation);
        using var wire = new Wire((HttpStatusCode)operation.Success.Status, call.Response?.ToString());
        using var circle = wire.Client();

        var result = await call.InvokeAsync(circle, isAsync);

        Assert.Equal(operation.Method, wire.Request.Method);
        Assert.Equal(call.Path, wire.Request.Path);
        Assert.Equal("circle.test", wire.Request.Address.Host);
        Assert.Equal(call.Query.Order(), wire.Request.Query.Order());
        Assert.Equal("CCIPAT_test", wire.Request.Headers["Circle-Token"]);
        Assert.Equal("application/json", wire.Request.Headers["Accept"]);
        Assert.StartsWith("tests/1.0 CircleCi.Generated/", wire.Request.Headers["User-Agent"].Replace(',', ' '));
        AssertJson(call.Body, wire.Request.Body is { } body ? Parse(body) : null);
        Assert.Equal(call.Body is not null, wire.Request.Headers.ContainsKey("Content-Type"));
        if (call.Body is not null)
            Assert.StartsWith("application/json", wire.Request.Headers["Content-Type"]);
        AssertJson(call.Response, result is null ? null : Parse(JsonConvert.SerializeObject(result)));
    }

    [Fact]
    public void All_operations_of_all_documents_are_here()
    {
        var count = Specs.Operations.GroupBy(o => o.Api).ToDictionary(g => g.Key, g => g.Count());

        // The 22 of v1's own document, and two that are retired with it and that it lacks.
        Assert.Equal(24, count["V1"]);
        Assert.Equal(35, count["V11"]);
        // The 111 that CircleCI describes, and four that it no longer does.
        Assert.Equal(115, count["V2"]);
    }

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private static void AssertJson(JToken? expected, JToken? actual)
    {
        if (!JToken.DeepEquals(Sorted(expected), Sorted(actual)))
            Assert.Equal(Sorted(expected)?.ToString(), Sorted(actual)?.ToString());
    }

    /// <summary>The order of members means nothing in JSON.</summary>
    private static JToken? Sorted(JToken? json) => json switch
    {
        JObject o => new JObject(o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray a => new JArray(a.Select(Sorted)),
        _ => json,
    };
}
