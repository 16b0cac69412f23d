using CircleCi.Generated;

using var circle = new CircleCiClient();
foreach (var pipeline in (await circle.V2.Pipelines.ListForProjectAsync("gh/acme/shop")).Items)
    Console.WriteLine($"{pipeline.Number} {pipeline.State}");
