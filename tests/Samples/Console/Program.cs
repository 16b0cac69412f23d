#region list
using CircleCi.Generated;

using var circle = new CircleCiClient(); // uses CIRCLE_TOKEN; or new CircleCiClient("your API token")
await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", new() { Branch = "main" }))
    Console.WriteLine($"{pipeline.Number} {pipeline.State} {pipeline.CreatedAt:u}");
#endregion

#region trigger
var created = await circle.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4 } });
Console.WriteLine($"Pipeline {created.Number} is started.");
#endregion

#region wait
var run = await circle.V2.Pipelines.WaitAsync(created);
foreach (var workflow in run.Workflows)
    Console.WriteLine($"{workflow.Name}: {workflow.Status}");
#endregion

#region status
var outcome = run.Status.Value switch
{
    WorkflowStatus.Values.Success => "It works.",
    WorkflowStatus.Values.Failed or WorkflowStatus.Values.Error => "It does not work.",
    var other => $"It is {other}.",
};
#endregion

#region artifacts
foreach (var job in run.FailedJobs)
{
    foreach (var file in await circle.V2.Jobs.DownloadArtifactsAsync(job, "artifacts"))
        Console.WriteLine($"{file.Artifact.Path} has {file.Length} bytes.");
}
#endregion

#region log
foreach (var job in run.FailedJobs)
{
    await foreach (var line in circle.Logs.ReadAsync(job, new() { FailedOnly = true }))
        Console.Write(line);
}
#endregion
