using System.Diagnostics;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

const int Starts = 20;
const int WarmUpSeconds = 3;
const int Rounds = 5;
const int CallsPerRound = 2000;
const int MaxStartMilliseconds = 300;

var first = await StartAsync();
var next = new List<double>();
for (var i = 0; i < Starts; i++)
    next.Add(await StartAsync());
Console.WriteLine($"{"The sandbox",-40} {"first",10} {"median",10} {"longest",10}");
Console.WriteLine($"{"start, answer a call, end",-40} {first,7:N0} ms {Median(next),7:N1} ms {next.Max(),7:N1} ms");
Console.WriteLine($"{$"after the first at most {MaxStartMilliseconds} ms",-40} {"",10} {(next.Max() <= MaxStartMilliseconds ? "met" : "MISSED"),10}");

await using var circle = await CircleCiSandbox.StartAsync();
var shop = circle.Org("acme").Project("shop");
for (var i = 0; i < 20; i++)
    shop.HasPipeline().Finish();
using var client = circle.CreateClient();
Console.WriteLine($"{"Requests per second, client included",-40} {"",10} {"median",10} {"most",10}");
await MeasureAsync("a user", token => client.V2.Users.GetCurrentAsync(token));
await MeasureAsync("20 pipelines", token => client.V2.Pipelines.ListForProjectAsync("gh/acme/shop", cancellationToken: token));
await MeasureAsync("a job of v1.1 with its steps", token => client.V11.Builds.GetAsync("gh/acme/shop", 1, token));
await MeasureAsync("a pipeline triggered", token => client.V2.Pipelines.TriggerAsync("gh/acme/shop", cancellationToken: token));
return next.Max() <= MaxStartMilliseconds ? 0 : 1;

static async Task<double> StartAsync()
{
    var watch = Stopwatch.StartNew();
    await using (var circle = await CircleCiSandbox.StartAsync())
    {
        using var client = circle.CreateClient();
        await client.V2.Users.GetCurrentAsync();
    }

    return watch.Elapsed.TotalMilliseconds;
}

static async Task MeasureAsync(string name, Func<CancellationToken, Task> call)
{
    // The runtime compiles the code anew while it runs.
    for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(WarmUpSeconds);)
        await RoundAsync();
    var perSecond = new List<double>();
    for (var round = 0; round < Rounds; round++)
        perSecond.Add(await RoundAsync());
    Console.WriteLine($"{name,-40} {"",10} {Median(perSecond),10:N0} {perSecond.Max(),10:N0}");

    async Task<double> RoundAsync()
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, CallsPerRound), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 4 }, async (_, token) => await call(token));
        return CallsPerRound / watch.Elapsed.TotalSeconds;
    }
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
