using System.Net;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>Success with nothing in it is a success only where nothing was promised.</summary>
public class EmptyResponses
{
    private static readonly string[] Nothing = ["", " \r\n\t", "null"];

    private static readonly string[] Signs = ["id", "number", "build_num", "fingerprint", "name", "token"];

    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task Are_errors_where_the_caller_needs_what_is_in_them(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent })
        {
            foreach (var body in status == HttpStatusCode.NoContent ? [""] : Nothing)
                await AssertAsync(operation, isAsync, status, body, IsSuccess(operation));
        }

        if (operation.Success.Schema is { } schema && (string?)Resolved(operation, schema)["type"] != "array")
            await AssertAsync(operation, isAsync, HttpStatusCode.OK, "{}", operation.Method != "POST" || !IsAboutSomething(operation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":null,"number":7}""")]
    [InlineData("""{"number":7,"state":"pending"}""")]
    public async Task Of_a_trigger_are_never_waited_for(string body)
    {
        using var wire = new Wire(HttpStatusCode.Created, body);
        using var circle = wire.Client();
        var organization = Guid.NewGuid();

        await AssertAsync(1, () => circle.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop"));
        await AssertAsync(2, () => Task.Run(() => circle.V2.Pipelines.TriggerAndWait("gh/acme/shop")));
        await AssertAsync(3, () => circle.V2.Pipelines.TriggerRunAndWaitAsync("gh/acme/shop", new()));
        await AssertAsync(4, () => Task.Run(() => circle.V2.Pipelines.TriggerRunAndWait("gh/acme/shop", new())));
        await AssertAsync(5, () => circle.V2.Usage.ExportAsync(organization, Year(), Path.GetTempPath()));
        await AssertAsync(6, () => Task.Run(() => circle.V2.Usage.Export(organization, Year(), Path.GetTempPath())));

        async Task AssertAsync(int asked, Func<Task> wait)
        {
            var e = await Assert.ThrowsAsync<CircleCiFormatException>(wait);
            Assert.EndsWith("CircleCI may have acted on it: check before you call again.", e.Message);
            Assert.Equal(asked, wire.Requests.Count);
        }

        static V2.UsageExportCreateRequest Year() => new() { Start = DateTimeOffset.UnixEpoch, End = DateTimeOffset.UnixEpoch.AddDays(1) };
    }

    [Fact]
    public async Task Of_an_empty_id_nothing_is_waited_for()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Contains("pipelineId", (await Assert.ThrowsAsync<ArgumentException>(() => circle.V2.Pipelines.WaitAsync(Guid.Empty))).Message);
        Assert.Contains("workflowId", (await Assert.ThrowsAsync<ArgumentException>(() => circle.V2.Workflows.WaitAsync(Guid.Empty))).Message);
        Assert.Contains("usageExportJobId", (await Assert.ThrowsAsync<ArgumentException>(() => circle.V2.Usage.DownloadExportAsync(Guid.NewGuid(), Guid.Empty, Path.GetTempPath()))).Message);
        Assert.Empty(wire.Requests);
    }

    private static async Task AssertAsync(SpecOperation operation, bool isAsync, HttpStatusCode status, string body, bool isSuccess)
    {
        using var wire = new Wire(status, body);
        using var circle = wire.Client();
        var e = await Record.ExceptionAsync(() => new OperationCall(operation).InvokeAsync(circle, isAsync));
        if (isSuccess)
        {
            Assert.True(e is null, $"{operation} of '{body}': {e}");
            return;
        }

        Assert.True(e is CircleCiFormatException, $"{operation} of '{body}': {e?.ToString() ?? "no exception"}");
        Assert.Contains("is empty.", e!.Message);
        Assert.Equal(operation.Method is "POST" or "PATCH" && (bool?)operation.Node["x-idempotent"] is not true, e.Message.EndsWith("CircleCI may have acted on it: check before you call again.", StringComparison.Ordinal));
        Assert.Single(wire.Requests);
    }

    private static bool IsSuccess(SpecOperation operation) =>
        operation.Success.Schema is not { } schema || operation.Method == "DELETE" || (operation.Method != "GET" && Properties(operation, schema) is { } members && members.All(m => m is "message" or "status" or "body"));

    private static bool IsAboutSomething(SpecOperation operation)
    {
        var schema = Resolved(operation, operation.Success.Schema!);
        if (schema["anyOf"] is not null || operation.Node["x-result"] is not null)
            return true;
        var required = (schema["required"] as JArray ?? []).Select(n => (string)n!);
        return required.Any(r => Signs.Contains(r) || r.EndsWith("_id", StringComparison.Ordinal));
    }

    private static List<string>? Properties(SpecOperation operation, JObject schema) =>
        operation.Node["x-result"] is not null ? null : (Resolved(operation, schema)["properties"] as JObject)?.Properties().Select(p => p.Name).ToList();

    private static JObject Resolved(SpecOperation operation, JObject schema) =>
        schema["$ref"] is { } reference ? ((string)reference!).TrimStart('#', '/').Split('/').Aggregate(operation.Document, (at, key) => (JObject)at[key]!) : schema;
}
