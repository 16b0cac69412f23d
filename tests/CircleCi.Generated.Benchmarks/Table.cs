using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;

namespace CircleCi.Generated.Benchmarks;

/// <summary>The short run: measures everything once and prints it beside the bars.</summary>
public static class Table
{
    private const int Processes = 7;
    private const int LargeLists = 3;

    /// <summary>The smallest answers are mostly overhead, and have no bars.</summary>
    private const int SmallestWithBars = 8000;

    public static async Task PrintAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine();
        Console.WriteLine($"The SDK's assembly for {typeof(CircleCiClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName}; medians");
        Console.WriteLine();
        using var server = new Server();
        await PrintResponsesAsync("Parse", s => s.Parse());
        await PrintResponsesAsync("Loopback HTTP", s => s.Loopback(server.Address));
        await PrintFirstReadsAsync();
        await PrintLargeListsAsync(server.Address);
    }

    private static async Task PrintResponsesAsync(string kind, Func<Subject, IReadOnlyList<Competitor>> select)
    {
        var subjects = Subject.All.Select(s => (Subject: s, Competitors: select(s))).ToList();
        foreach (var (subject, competitors) in subjects)
            await Equality.CheckAsync(subject, competitors);
        var results = new List<IReadOnlyDictionary<string, Result>>();
        foreach (var (_, competitors) in subjects)
            results.Add(await Rounds.MeasureAsync(competitors));

        PrintRow(kind, "", subjects.Select(s => s.Subject.Name));
        foreach (var (name, means, _) in subjects[0].Competitors)
            PrintRow(name, means, results.Select(r => $"{Amount(r[name].Microseconds, "us", "ms")} {Amount(r[name].Bytes / 1000, "KB", "MB")}"));
        PrintBar("time", Competitor.SourceGeneration, Bars.TimeOfSourceGeneration, r => r.Microseconds);
        PrintBar("time", Competitor.StockNSwag, Bars.TimeOfStock, r => r.Microseconds);
        PrintBar("allocation", Competitor.SourceGeneration, Bars.AllocationOfSourceGeneration, r => r.Bytes);
        Console.WriteLine();

        void PrintBar(string what, string of, double bar, Func<Result, double> cost)
        {
            var parts = results.Select(r => cost(r[Competitor.Sdk]) / cost(r[of]));
            PrintRatio(what, of, bar, subjects.Zip(parts, (s, part) => s.Subject.Bytes.Length < SmallestWithBars ? $"{part:0.00}" : Judge(part, bar)));
        }
    }

    private static async Task PrintFirstReadsAsync()
    {
        var times = Competitor.Verbs.Keys.ToDictionary(who => who, _ => new List<double>());
        for (var round = 0; round < Processes; round++)
        {
            foreach (var (who, list) in times)
                list.Add(Number((await Child.RunAsync("first", who))[0]));
        }

        var medians = times.ToDictionary(t => t.Key, t => Rounds.Median(t.Value));
        PrintRow("First read of a process", "", [FirstRead.SubjectName]);
        foreach (var (who, median) in medians)
            PrintRow(Competitor.Verbs[who], "", [$"{median:0.0} ms"]);
        PrintRatio("time", Competitor.StockNSwag, Bars.FirstReadOfStock, [Judge(medians["sdk"] / medians["stock"], Bars.FirstReadOfStock)]);
        Console.WriteLine();
    }

    private static async Task PrintLargeListsAsync(Uri server)
    {
        var (enumerated, whole) = (new List<string[]>(), new List<string[]>());
        for (var round = 0; round < LargeLists; round++)
        {
            enumerated.Add(await Child.RunAsync("large", "sdk", server.ToString()));
            whole.Add(await Child.RunAsync("large", "sourcegen", server.ToString()));
        }

        if (enumerated.Concat(whole).Select(o => (o[2], o[3])).Distinct().Count() != 1)
            throw new InvalidOperationException("The large list is not the same for all who read it.");
        PrintRow($"{LargeList.Length / 1e6:0} MB list", "", ["time", "peak memory"]);
        PrintRow(Competitor.Sdk, "enumerated", [$"{Median(enumerated, 0):0.00} s", $"{Median(enumerated, 1):0} MB"]);
        PrintRow(Competitor.SourceGeneration, "read whole", [$"{Median(whole, 0):0.00} s", $"{Median(whole, 1):0} MB"]);
        PrintRatio("time", Competitor.SourceGeneration, Bars.LargeListTime, [Judge(Median(enumerated, 0) / Median(whole, 0), Bars.LargeListTime)]);
        PrintRow($"{Competitor.Sdk}'s peak memory", $"at most {Bars.LargeListMegabytes} MB", ["", Judge(Median(enumerated, 1), Bars.LargeListMegabytes, "0")]);
        Console.WriteLine();

        static double Median(List<string[]> outputs, int place) => Rounds.Median(outputs.Select(o => Number(o[place])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Amount(double value, string unit, string thousand) =>
        value < 1000 ? $"{value:0.0} {unit}" : $"{value / 1000:0.00} {thousand}";

    private static string Judge(double value, double bar, string format = "0.00") =>
        value.ToString(format, CultureInfo.InvariantCulture) + (value <= bar ? " met" : " MISSED");

    private static void PrintRatio(string what, string of, double bar, IEnumerable<string> cells) =>
        PrintRow($"{Competitor.Sdk}'s {what} / {of}'s", $"at most {bar:0.00}", cells);

    private static void PrintRow(string name, string note, IEnumerable<string> cells) =>
        Console.WriteLine($"{name,-40}{note,-17}{string.Concat(cells.Select(c => $"{c,18}"))}");
}
