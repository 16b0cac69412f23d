using System.Net.Http.Json;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>Calls at once, each answered with 150 B: almost all that a call costs is the call.</summary>
public static class Throughput
{
    private const string Path = "me";

    private static readonly int[] AtOnce = [1, 8, 64, 256];

    public static async Task MeasureAsync(Report report, Server server)
    {
        using var circle = Server.NewSdk(server.Address);
        var competitors = Competitors(circle, server.Address);
        await Equality.CheckAsync(Path, Responses.User, competitors);
        var results = new List<(string Name, Comparison Of)>();
        foreach (var atOnce in AtOnce)
            results.Add(($"{atOnce} at once", await Rounds.MeasureAsync(competitors, atOnce)));

        report.Head("Calls at once", "per s; CPU, memory", results.Select(r => r.Name));
        foreach (var (name, means, _) in competitors)
            report.Row(name, means, results.Select(r => $"{1000 / r.Of[name].Microseconds:0.0}k {r.Of[name].CpuMicroseconds:0.0} us {r.Of[name].Bytes / 1000:0.00} KB"));
        Judge("time", r => r.Microseconds);
        Judge("CPU", r => r.CpuMicroseconds);
        report.Judge("allocation, KB", [.. results.Select(r => new Measured(r.Name, r.Of[Competitor.Sdk].Bytes / 1000, Bars.CallKilobytes))]);

        void Judge(string what, Func<Result, double> cost) =>
            report.Judge($"{what} / {Competitor.HandWritten}'s", [.. results.Select(r => new Measured(r.Name, r.Of.Of(Competitor.HandWritten, cost), Bars.CallCost))]);
    }

    private static IReadOnlyList<Competitor> Competitors(CircleCiClient circle, Uri server)
    {
        var (handWritten, http, kiota, refit) = (new HandWrittenClient(server), Server.NewClient(server), Kiotas.NewClient(server), Refitted.NewClient<IRefitClient>(server, HandWrittenContext.Default.Options));
        return
        [
            Competitor.Of(Competitor.Sdk, "async", () => circle.V2.Users.GetCurrentAsync()),
            Competitor.Of(Competitor.HandWritten, "pooled", () => handWritten.GetAsync(Path, HandWrittenContext.Default.User)),
            Competitor.Of(Competitor.SourceGeneration, "GetFromJson", () => http.GetFromJsonAsync(Path, HandWrittenContext.Default.User)),
            Competitor.Of(Competitor.Kiota, Competitor.OfMicrosoft, () => kiota.Me.GetAsync()),
            Competitor.Of(Competitor.Refit, Competitor.SourceGeneration, () => refit.GetCurrentAsync()),
        ];
    }
}
