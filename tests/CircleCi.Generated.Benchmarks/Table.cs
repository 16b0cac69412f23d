using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;
using CircleCi.Generated.Benchmarks.Measures;

namespace CircleCi.Generated.Benchmarks;

/// <summary>The short run: measures everything once and prints it beside what is promised.</summary>
public static class Table
{
    private static readonly IReadOnlyDictionary<string, Func<Report, Server, Task>> Measures = new Dictionary<string, Func<Report, Server, Task>>
    {
        ["parse"] = Reading.ParseAsync,
        ["unions"] = Unions.MeasureAsync,
        ["http"] = Reading.AskAsync,
        ["enumerate"] = Enumeration.MeasureAsync,
        ["write"] = Writing.MeasureAsync,
        ["post"] = Posting.MeasureAsync,
        ["throughput"] = Throughput.MeasureAsync,
        ["pages"] = Pages.MeasureAsync,
        ["artifacts"] = Artifacts.MeasureAsync,
        ["first-read"] = FirstRead.MeasureAsync,
        ["first-call"] = FirstCall.MeasureAsync,
        ["large-list"] = LargeList.MeasureAsync,
        ["native"] = Native.MeasureAsync,
        ["build"] = Build.MeasureAsync,
    };

    /// <param name="names">What to measure; empty for everything.</param>
    /// <returns>Whether all is as promised.</returns>
    public static async Task<bool> PrintAsync(IReadOnlyList<string> names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (names.FirstOrDefault(n => !Measures.ContainsKey(n)) is { } unknown)
            throw new ArgumentException($"There is no measure '{unknown}', only {string.Join(", ", Measures.Keys)}.", nameof(names));
        Console.WriteLine();
        Console.WriteLine($"The SDK's assembly for {typeof(CircleCiClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName}; medians");
        var report = new Report();
        using var server = new Server();
        foreach (var name in names.Count == 0 ? Measures.Keys : names)
            await Measures[name](report, server);
        return report.Conclude();
    }
}
