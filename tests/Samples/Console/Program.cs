#region first-call
using CircleCi.Generated;

using var circle = new CircleCiClient(); // signs in with CIRCLE_TOKEN; or new CircleCiClient("your API token")

await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", new() { Branch = "main" }))
    Console.WriteLine($"{pipeline.Number} {pipeline.State} {pipeline.CreatedAt:u}");

var created = await circle.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4 } });
Console.WriteLine(created.Number);
#endregion
