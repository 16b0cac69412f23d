using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using CircleCi.Generated.Benchmarks.Clients;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>The 250 MB list: what it is made of, and reading it in a process of its own.</summary>
public static class LargeList
{
    private const string Path = $"project/{Project}/9001/tests";
    private const string Project = "gh/acme/shop";
    private const int Job = 9001;
    private const int Blocks = 250;
    private const int Count = 3;

    private static readonly byte[] Start = "{\"items\":["u8.ToArray();
    private static readonly byte[] End = "],\"next_page_token\":null}"u8.ToArray();
    private static readonly byte[] Block = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 4500).Select(Responses.Test)));

    /// <summary>The list on the wire: the same 1 MB again and again.</summary>
    public static IEnumerable<KeyValuePair<string, Answer>> Answers => [new($"GET /{Server.ApiPath}{Path}", new Answer([Answer.Head(Length), .. Parts()]))];

    private static long Length => Parts().Sum(p => (long)p.Length);

    public static async Task MeasureAsync(Report report, Server server)
    {
        var (enumerated, whole) = (new List<string[]>(), new List<string[]>());
        for (var round = 0; round < Count; round++)
        {
            enumerated.Add(await Child.RunAsync("large", "sdk", $"{server.Address}"));
            whole.Add(await Child.RunAsync("large", "sourcegen", $"{server.Address}"));
        }

        if (enumerated.Concat(whole).Select(o => (o[2], o[3])).Distinct().Count() != 1)
            throw new InvalidOperationException("The large list is not the same for all who read it.");
        var size = $"{Length / 1e6:0} MB";
        report.Head("A large list", size, ["time", "peak memory"]);
        report.Row(Competitor.Sdk, "enumerated", $"{Median(enumerated, 0):0.00} s", $"{Median(enumerated, 1):0} MB");
        report.Row(Competitor.SourceGeneration, "read whole", $"{Median(whole, 0):0.00} s", $"{Median(whole, 1):0} MB");
        report.Judge($"time / {Competitor.SourceGeneration}'s", new Measured(size, Median(enumerated, 0) / Median(whole, 0), Bars.LargeListTime));
        report.Judge("peak memory, MB", new Measured(size, Median(enumerated, 1), Bars.LargeListMegabytes));

        static double Median(List<string[]> outputs, int place) => Rounds.Median(outputs.Select(o => Child.Number(o[place])));
    }

    /// <summary>The process: reads the list and prints how many seconds that took, its peak memory in MB, and what it read.</summary>
    /// <param name="who">Who reads it.</param>
    /// <param name="address">The server's address; empty for one of its own.</param>
    public static async Task ReadAsync(string who, IReadOnlyList<string> address)
    {
        using var own = address.Count == 0 ? new Server() : null;
        var server = own?.Address ?? new Uri(address[0]);
        var clock = Stopwatch.StartNew();
        var (items, characters) = who switch
        {
            "sdk" => await EnumerateAsync(server),
            "sourcegen" => await ReadWholeAsync(server),
            _ => throw new ArgumentException($"'{who}' is neither sdk nor sourcegen.", nameof(who)),
        };
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {process.PeakWorkingSet64 / 1e6:0.0} {items} {characters}"));
    }

    private static IEnumerable<byte[]> Parts() =>
        [Start, .. Enumerable.Repeat<byte[]>([.. Block, (byte)','], Blocks - 1), Block, End];

    private static async Task<(int Items, long Characters)> EnumerateAsync(Uri server)
    {
        using var circle = Server.NewSdk(server);
        var (items, characters) = (0, 0L);
#if NETSTANDARD_ASSEMBLY
        // netstandard2.0 has no asynchronous lists.
        await Task.Yield();
        foreach (var test in circle.V2.Jobs.EnumerateTests(Project, Job))
#else
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync(Project, Job))
#endif
        {
            items++;
            characters += test.Name.Length + test.ClassName.Length + test.File!.Length + test.Message!.Length;
        }

        return (items, characters);
    }

    private static async Task<(int Items, long Characters)> ReadWholeAsync(Uri server)
    {
        using var http = Server.NewClient(server);
        var page = (await http.GetFromJsonAsync(Path, StockTextContext.Default.TestResultPage))!;
        return (page.Items.Count, page.Items.Sum(test => (long)test.Name.Length + test.Classname.Length + test.File!.Length + test.Message!.Length));
    }
}
