using CircleCi.Generated;
using CircleCi.Generated.V2;

using var circle = new CircleCiClient();
Console.WriteLine(circle.V2.Users.GetCurrent().Login);
await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop"))
{
    await foreach (var workflow in circle.V2.Pipelines.EnumerateWorkflowsAsync(pipeline.Id))
        Console.WriteLine($"{pipeline.Number} {pipeline.Branch} {workflow.Name} {(workflow.Status == WorkflowStatus.Failed ? "has failed" : workflow.Status)}");
}

try
{
    circle.V2.Projects.Get("gh/acme/nothing");
}
catch (CircleCiNotFoundException e)
{
    Console.WriteLine(e.RequestPath);
}

var created = await circle.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4 } });
Console.WriteLine(created.Number);
