using System.Diagnostics;
using System.Globalization;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>What the first call of a process costs, its client included.</summary>
public static class FirstCall
{
    private const string Project = "gh/acme/shop";
    private const int Processes = 11;

    private static readonly IReadOnlyDictionary<string, string> Responses = new Dictionary<string, string> { ["me"] = "150 B", ["list"] = "22 KB" };

    // A method each: what one of them needs is not compiled for another.
    private static readonly IReadOnlyDictionary<string, (string Name, Func<string, Uri, Task<object?>> CallAsync)> Verbs = new Dictionary<string, (string, Func<string, Uri, Task<object?>>)>
    {
        ["sdk"] = (Competitor.Sdk, CallSdkAsync),
        ["hand"] = (Competitor.HandWritten, CallHandWrittenAsync),
        ["kiota"] = (Competitor.Kiota, CallKiotaAsync),
        ["refit"] = (Competitor.Refit, CallRefitAsync),
    };

    public static async Task MeasureAsync(Report report, Server server)
    {
        var times = new List<(string Name, IReadOnlyDictionary<string, IReadOnlyList<double>> Of)>();
        foreach (var (what, size) in Responses)
            times.Add(($"{what}, {size}", await Child.RoundsAsync(Processes, Verbs.Keys, who => ["call", who, what, $"{server.Address}"])));
        report.Head("The first call of a process", "", times.Select(t => t.Name));
        foreach (var (verb, (name, _)) in Verbs)
            report.Row(name, "", times.Select(t => $"{Rounds.Median(t.Of[verb]):0.0} ms"));
        report.Judge($"time / {Competitor.HandWritten}'s", [.. times.Select(t => new Measured(t.Name, Ratio.Of(t.Of["sdk"], t.Of["hand"]), Bars.FirstCallTime))]);
    }

    /// <summary>The process: makes a client, calls once and prints how many milliseconds that took.</summary>
    public static async Task CallAsync(string who, string what, string address)
    {
        var (server, callAsync) = (new Uri(address), Verbs[who].CallAsync);
        var start = Stopwatch.GetTimestamp();
        await callAsync(what, server);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static async Task<object?> CallSdkAsync(string what, Uri server)
    {
        var circle = Server.NewSdk(server);
        return what == "me" ? await circle.V2.Users.GetCurrentAsync() : await circle.V2.Pipelines.ListForProjectAsync(Project);
    }

    private static async Task<object?> CallHandWrittenAsync(string what, Uri server)
    {
        var http = new HandWrittenClient(server);
        return what == "me" ? await http.GetAsync("me", HandWrittenContext.Default.User) : await http.GetAsync($"project/{Project}/pipeline", HandWrittenContext.Default.PipelinePage);
    }

    private static async Task<object?> CallKiotaAsync(string what, Uri server)
    {
        var kiota = Kiotas.NewClient(server);
        return what == "me" ? await kiota.Me.GetAsync() : await kiota.Project[Project].Pipeline.GetAsync();
    }

    private static async Task<object?> CallRefitAsync(string what, Uri server)
    {
        var refit = Refitted.NewClient<IRefitClient>(server, HandWrittenContext.Default.Options);
        return what == "me" ? await refit.GetCurrentAsync() : await refit.ListPipelinesAsync(Project);
    }
}
