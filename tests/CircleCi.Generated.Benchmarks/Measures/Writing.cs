namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>Requests, from an object to the bytes of the body.</summary>
public static class Writing
{
    public static async Task MeasureAsync(Report report, Server server)
    {
        foreach (var request in Request.All)
            await Equality.CheckAsync(request.Name, request.Json, request.Writers);
        var results = new List<Comparison>();
        foreach (var request in Request.All)
            results.Add(await Rounds.MeasureAsync(request.Writers));

        report.Head("Write a request", "CPU, allocation", Request.All.Select(r => r.Name));
        foreach (var (name, means, _) in Request.All[0].Writers)
            report.Row(name, means, results.Select(r => $"{Report.Time(r[name].CpuMicroseconds)} {Report.Size(r[name].Bytes)}"));
        Judge("CPU", Bars.WriteCpu, r => r.CpuMicroseconds);
        Judge("allocation", Bars.WriteAllocation, r => r.Bytes);

        void Judge(string what, double? bar, Func<Result, double> cost) =>
            report.Judge($"{what} / {Competitor.SourceGeneration}'s", [.. Request.All.Zip(results, (request, r) => new Measured(request.Name, r.Of(Competitor.SourceGeneration, cost), bar))]);
    }
}
