using CircleCi.Generated.Testing;
using Demo;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
Lifeline.Hold(stop);

await using var sandbox = await CircleCiSandbox.StartAsync();
var shop = Shop.Open(sandbox);
using (var client = sandbox.CreateClient())
    await client.V2.Pipelines.TriggerAsync(shop.Slug);
// As fast as the real one, so that what is triggered takes its time.
sandbox.Clock.Speed = 1;

Console.WriteLine($"""
    A CircleCI with the project {shop.Slug} listens on {sandbox.Address}, to nobody but this machine.

      export CIRCLE_URL={sandbox.Address} CIRCLE_TOKEN={sandbox.Token}

    curl:        curl -H "Circle-Token: $CIRCLE_TOKEN" {sandbox.Address}api/v2/project/{shop.Slug}/pipeline
                 curl -H "Circle-Token: $CIRCLE_TOKEN" -H "Content-Type: application/json" -d '{"{"}"branch":"main"{"}"}' {sandbox.Address}api/v2/project/{shop.Slug}/pipeline
    C#:          using var circle = new CircleCiClient(); // takes both from the environment
    PowerShell:  $env:CIRCLE_URL = '{sandbox.Address}'; $env:CIRCLE_TOKEN = '{sandbox.Token}'
                 $circle = [CircleCi.Generated.CircleCiClient]::new()

    Each pipeline runs for a minute and fails in its job "test". Press Ctrl+C to end; it is process {Environment.ProcessId}.
    """);

var seen = 0;
while (!stop.IsCancellationRequested)
{
    foreach (var request in sandbox.Requests.Skip(seen))
    {
        Console.WriteLine(request);
        seen++;
    }

    await Task.Delay(TimeSpan.FromMilliseconds(200), stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
