using System.Diagnostics;
using System.Globalization;

namespace CircleCi.Generated.Benchmarks;

/// <summary>What the first read of a process costs.</summary>
public static class FirstRead
{
    /// <summary>The response that is read.</summary>
    public const string SubjectName = "22 KB";

    /// <summary>The process: reads a response once and prints how many milliseconds that took.</summary>
    public static async Task ReadAsync(string who)
    {
        var competitor = Subject.All.Single(s => s.Name == SubjectName).Parse().Single(c => c.Name == Competitor.Verbs[who]);
        var start = Stopwatch.GetTimestamp();
        await competitor.Read();
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture));
    }
}
