namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>Responses of every size, from bytes and over HTTP.</summary>
public static class Reading
{
    private const string Smallest = "150 B";
    private const string Small = "8 KB";
    private const string Largest = "1.4 MB";

    public static Task ParseAsync(Report report, Server server) =>
        MeasureAsync(report, "Parse", s => s.Parse(), of => of == Largest ? Bars.LongTime : Bars.ParseTime);

    public static Task AskAsync(Report report, Server server) =>
        MeasureAsync(report, "Loopback HTTP", s => s.Loopback(server.Address), of => of == Small ? Bars.TripTime : Bars.LongTime);

    private static async Task MeasureAsync(Report report, string title, Func<Subject, IReadOnlyList<Competitor>> select, Func<string, double?> time)
    {
        var subjects = Subject.All.Select(s => (Subject: s, Competitors: select(s))).ToList();
        foreach (var (subject, competitors) in subjects)
            await Equality.CheckAsync(subject.Name, subject.Bytes, competitors);
        var results = new List<Comparison>();
        foreach (var (_, competitors) in subjects)
            results.Add(await Rounds.MeasureAsync(competitors));

        report.Head(title, "", subjects.Select(s => s.Subject.Name));
        foreach (var (name, means, _) in subjects[0].Competitors)
            report.Row(name, means, results.Select(r => $"{Report.Time(r[name].Microseconds)} {Report.Size(r[name].Bytes)}"));
        Judge("time", Competitor.SourceGeneration, time, r => r.Microseconds);
        Judge("time", Competitor.StockNSwag, _ => Bars.StockTime, r => r.Microseconds);
        Judge("allocation", Competitor.SourceGeneration, _ => Bars.ReadAllocation, r => r.Bytes);

        // The smallest answers are mostly overhead, and have bars of their own.
        void Judge(string what, string of, Func<string, double?> bar, Func<Result, double> cost) =>
            report.Judge($"{what} / {of}'s", [.. subjects.Zip(results, (s, r) => new Measured(s.Subject.Name, r.Of(of, cost), s.Subject.Name == Smallest ? null : bar(s.Subject.Name)))]);
    }
}
