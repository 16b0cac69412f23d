namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>A page of 1.4 MB over HTTP, item by item, and whole.</summary>
public static class Enumeration
{
    private const string Project = "gh/acme/shop";
    private const int Job = 9000;
    private const string Enumerated = "enumerated";
    private const string Whole = "read whole";

    public static async Task MeasureAsync(Report report, Server server)
    {
        using var circle = Server.NewSdk(server.Address);
        IReadOnlyList<Competitor> competitors =
        [
            Competitor.Of(Enumerated, "", () => EnumerateAsync(circle)),
            Competitor.Of(Whole, "", async () => (object)(await circle.V2.Jobs.ListTestsAsync(Project, Job)).Items.Count),
        ];
        if (!Equals(await competitors[0].Work(), await competitors[1].Work()))
            throw new InvalidOperationException("The items are not the same if they are enumerated.");
        var results = await Rounds.MeasureAsync(competitors);
        report.Head("A page", "", ["1.4 MB"]);
        foreach (var (name, means, _) in competitors)
            report.Row(name, means, $"{Report.Time(results[name].Microseconds)} {Report.Size(results[name].Bytes)}");
        report.Judge($"time / {Whole}", new Measured("1.4 MB", results.Of(Whole, r => r.Microseconds, Enumerated), Bars.EnumerationTime));
    }

    private static async Task<object> EnumerateAsync(CircleCiClient circle)
    {
        var count = 0;
#if NETSTANDARD_ASSEMBLY
        // netstandard2.0 has no asynchronous lists.
        await Task.Yield();
        foreach (var test in circle.V2.Jobs.EnumerateTests(Project, Job))
#else
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync(Project, Job))
#endif
            count++;
        return count;
    }
}
