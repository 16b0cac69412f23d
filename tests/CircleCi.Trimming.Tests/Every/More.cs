using System.Text;
using System.Text.Json.Serialization;
using CircleCi.Generated;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;

namespace CircleCi.Programs;

/// <summary>What is more than one operation: lists, waits, logs, webhooks, types of the program's, and JSON that only few servers write.</summary>
internal static class More
{
    private const string Id = "3888f21b-eaa7-38e3-8f3d-75a63bba8895";

    public static async Task<IReadOnlyList<string>> LinesAsync(CircleCiClient circle)
    {
        var lines = new List<string>();
        await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", new() { Prefetch = true }))
        {
            lines.Add($"{pipeline.Number} {pipeline.Vcs?.Branch} {pipeline.State}");
            foreach (var workflow in circle.V2.Pipelines.EnumerateWorkflows(pipeline.Id))
            {
                var ended = await circle.V2.Workflows.WaitAsync(workflow.Id);
                lines.Add($"{workflow.Name} {ended.Workflow.Status.Value}");
                await foreach (var job in circle.V2.Workflows.EnumerateJobsAsync(workflow.Id))
                {
                    await foreach (var line in circle.Logs.ReadAsync(job))
                        lines.Add(line.ToString());
                }
            }
        }

        var answer = await circle.SendAsync(HttpMethod.Post, "/api/v2/project/gh/acme/shop/pipeline", new Wish("main", new() { ["deploy"] = true }), Wishes.Default.Wish);
        lines.Add($"{answer.ReadAs(Wishes.Default.Granted)}");
        lines.Add(Encoding.UTF8.GetString(circle.Send(HttpMethod.Get, "/api/v2/me").Body).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

        foreach (var body in Deliveries())
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            var delivery = WebhookDelivery.Read(bytes, WebhookSignature.Compute(bytes, "s3cr3t"), "s3cr3t");
            lines.Add($"{delivery.Type} {delivery}");
        }

        var request = new PipelineTriggerRequest { Branch = "main", Parameters = { ["a"] = 1, ["b"] = "text", ["c"] = true } };
        lines.Add($"{request} {request.Parameters["a"].TryGetInteger(out var number)} {number} {request.Parameters["b"].Equals("text")} {request.Parameters["c"].GetHashCode() == ((TriggerParameterValue)true).GetHashCode()}");
        return lines;
    }

    /// <summary>As documented; with members of another type and members that nobody knows; and as only lenient readers read it.</summary>
    private static IEnumerable<string> Deliveries()
    {
        yield return $$$"""{"type":"workflow-completed","id":"{{{Id}}}","happened_at":"2021-09-01T22:49:34.317Z","webhook":{"id":"{{{Id}}}","name":"hook"},"workflow":{"id":"{{{Id}}}","name":"wélcome","status":"success"}}""";
        yield return $$$"""{"type":"job-completed","id":"{{{Id}}}","workflow":{"name":12,"status":{"is":"odd"},"url":["x"]},"new":{"a":[1,2.50,1e3,null,true,"\u00e9\u2028",{}],"big":123456789012345678901234567890},"old":-0.0}""";
        yield return $$"""{type:'ping', /* why */ "id":"{{Id}}","webhook":{"name":'hook',},"more":[1,/* two */2,],"happened_at":1630536574,}""";
    }
}

internal sealed record Wish([property: JsonPropertyName("branch")] string Branch, [property: JsonPropertyName("parameters")] Dictionary<string, bool> Parameters);

internal sealed record Granted([property: JsonPropertyName("number")] long Number, [property: JsonPropertyName("state")] PipelineState State);

[JsonSerializable(typeof(Wish))]
[JsonSerializable(typeof(Granted))]
internal sealed partial class Wishes : JsonSerializerContext;
