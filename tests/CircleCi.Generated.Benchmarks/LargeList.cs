using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;

namespace CircleCi.Generated.Benchmarks;

/// <summary>The 250 MB list: what it is made of, and reading it in a process of its own.</summary>
public static class LargeList
{
    public const string Path = $"project/{Project}/9001/tests";

    private const string Project = "gh/acme/shop";
    private const int Job = 9001;
    private const int Blocks = 250;

    private static readonly byte[] Start = "{\"items\":["u8.ToArray();
    private static readonly byte[] End = "],\"next_page_token\":null}"u8.ToArray();
    private static readonly byte[] Block = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 4500).Select(Responses.Test)));

    public static long Length => Parts().Sum(p => (long)p.Length);

    /// <summary>The list on the wire: the same 1 MB again and again.</summary>
    public static IEnumerable<byte[]> Parts() =>
        [Start, .. Enumerable.Repeat<byte[]>([.. Block, (byte)','], Blocks - 1), Block, End];

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

    private static async Task<(int Items, long Characters)> EnumerateAsync(Uri server)
    {
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = Server.Token, BaseAddress = server });
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
