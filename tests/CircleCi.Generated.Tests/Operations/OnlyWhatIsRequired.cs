using System.Net;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>A request with only what it must have is one that its description accepts: what can have but one value is sent without being told.</summary>
public class OnlyWhatIsRequired
{
    public static TheoryData<string, string, bool> EachWithABody
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var operation in Specs.Operations.Where(o => o.BodySchema is not null))
            {
                data.Add(operation.Api, operation.Id, true);
                data.Add(operation.Api, operation.Id, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EachWithABody))]
    public async Task Is_sent_as_the_description_wants_it(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        var description = new Description(operation.Document);

        foreach (var request in Made(operation))
            Assert.Null(description.Refuses(await SentAsync(operation, request, isAsync), operation.BodySchema!));
    }

    [Fact]
    public void Every_request_is_tried()
    {
        var count = Specs.Operations.Where(o => o.BodySchema is not null).GroupBy(o => o.Api).ToDictionary(g => g.Key, g => (Operations: g.Count(), Requests: g.Sum(o => Made(o).Count())));

        Assert.Equal((7, 9, 30), (count["V1"].Operations, count["V11"].Operations, count["V2"].Operations));
        Assert.True(count.Values.Sum(c => c.Requests) > 60, $"{count.Values.Sum(c => c.Requests)}");
    }

    [Fact]
    public void A_description_refuses_what_lacks_something_or_has_too_much()
    {
        var operation = Specs.Operation("V2", "Webhooks_Create");
        var good = """{"name":"n","events":["job-completed"],"url":"u","scope":{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","type":"project"},"signing-secret":"s","verify-tls":true}""";
        string? Refused(string from, string to) => new Description(operation.Document).Refuses(good.Replace(from, to), operation.BodySchema!);

        Assert.Null(Refused("job-completed", "workflow-completed"));
        Assert.Contains("required", Refused(",\"type\":\"project\"", ""));
        Assert.Contains("enum", Refused("\"project\"", "\"organization\""));
        Assert.Contains("enum", Refused("job-completed", "job-started"));
        Assert.Contains("format", Refused("3f1c7a52-", "3f1c7a5-"));
        Assert.Contains("verify-tls", Refused(",\"verify-tls\":true", ""));
        Assert.Contains("type", Refused("true", "\"yes\""));
        Assert.Contains("/verify_tls", Refused("\"verify-tls\"", "\"verify-tls\":true,\"verify_tls\""));
    }

    [Fact]
    public void A_webhook_checks_certificates_unless_it_is_told_not_to()
    {
        using var wire = new Wire(json: $$"""{"id":"{{Sample.Id}}"}""");
        using var circle = wire.Client();
        var id = Guid.Parse(Sample.Id);
        V2.WebhookCreateRequest Request() => new() { Name = "n", Url = "https://hook.test", SigningSecret = "", Events = ["job-completed"], Scope = new() { Id = id } };

        circle.V2.Webhooks.Create(Request());
        var off = Request();
        off.VerifyTls = false;
        circle.V2.Webhooks.Create(off);
        circle.V2.Webhooks.Update(id, new() { Name = "m" });

        Assert.Equal(new bool?[] { true, false, null }, wire.Requests.Select(r => (bool?)JObject.Parse(r.Body!)["verify-tls"]));
        Assert.Equal("""{"name":"m"}""", wire.Requests[^1].Body);
    }

    private static List<object> Made(SpecOperation operation) => [.. new MinimalRequest(operation.Document).Of(RequestType(operation), operation.BodySchema!)];

    private static Type RequestType(SpecOperation operation)
    {
        var api = typeof(CircleCiClient).GetProperty(operation.Api)!.PropertyType;
        return operation.MethodOf(api.GetProperty(operation.Area)!.PropertyType, operation.Name).GetParameters().Single(p => p.Name == "request").ParameterType;
    }

    private static async Task<string> SentAsync(SpecOperation operation, object request, bool isAsync)
    {
        var call = new OperationCall(operation) { Change = (parameters, arguments) => arguments[Array.FindIndex(parameters, p => p.Name == "request")] = request };
        using var wire = new Wire((HttpStatusCode)operation.Success.Status, call.Response?.ToString());
        using var circle = wire.Client();
        await call.InvokeAsync(circle, isAsync);
        return wire.Request.Body!;
    }
}
