using System.Diagnostics;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;
using PipelinesListForProjectOptions = CircleCi.Generated.V2.PipelinesListForProjectOptions;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>100 pages that a server takes 20 ms for, and the caller another 20 ms: as they come, and with the next one asked for meanwhile.</summary>
public static class Pages
{
    private const string Project = "gh/acme/slow";
    private const string Path = $"project/{Project}/pipeline";
    private const int Count = 100;
    private const int ItemsPerPage = 4;
    private const int Milliseconds = 20;
    private const int Repetitions = 3;
    private const string Prefetched = $"{Competitor.Sdk}, prefetching";
    private const string Ideal = "overlapped by hand";

    public static IEnumerable<KeyValuePair<string, Answer>> Answers => Enumerable.Range(0, Count).Select(i => KeyValuePair.Create(
        $"GET /{Server.ApiPath}{PathOf(i == 0 ? null : Token(i))}",
        Answer.Of(Responses.PipelinesOf(ItemsPerPage, i == Count - 1 ? null : Token(i + 1)), Milliseconds)));

    /// <summary>The one place where it is said how lists are asked for ahead. Null: they cannot be yet.</summary>
    private static PipelinesListForProjectOptions? Prefetching => new() { Prefetch = true };

    public static async Task MeasureAsync(Report report, Server server)
    {
        using var circle = Server.NewSdk(server.Address);
        var handWritten = new HandWrittenClient(server.Address);
        var ways = new Dictionary<string, Func<Task<int>>>
        {
            [Competitor.Sdk] = () => EnumerateAsync(circle, null),
            [Prefetched] = () => EnumerateAsync(circle, Prefetching),
            [Ideal] = () => OverlapAsync(handWritten),
        };
        var times = ways.ToDictionary(w => w.Key, _ => new List<double>());
        for (var round = 0; round < Repetitions; round++)
        {
            foreach (var (name, enumerateAsync) in ways)
            {
                var clock = Stopwatch.StartNew();
                if (await enumerateAsync() is var items and not Count * ItemsPerPage)
                    throw new InvalidOperationException($"{name}: {items} items are not all.");
                times[name].Add(clock.Elapsed.TotalSeconds);
            }
        }

        var column = $"{Count} pages";
        report.Head("Pages", $"{Milliseconds} ms and {Milliseconds} ms", [column]);
        foreach (var (name, seconds) in times)
            report.Row(name, "", $"{Rounds.Median(seconds):0.00} s");
        report.Judge($"time with prefetch / {Ideal}", new Measured(column, Ratio.Of(times[Prefetched], times[Ideal]), Bars.PrefetchTime));
    }

    private static async Task<int> EnumerateAsync(CircleCiClient circle, PipelinesListForProjectOptions? options)
    {
        var count = 0;
#if NETSTANDARD_ASSEMBLY
        // netstandard2.0 has no asynchronous lists.
        await Task.Yield();
        foreach (var pipeline in circle.V2.Pipelines.EnumerateForProject(Project, options))
#else
        await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync(Project, options))
#endif
        {
            Work();
            count++;
        }

        return count;
    }

    private static async Task<int> OverlapAsync(HandWrittenClient http)
    {
        var count = 0;
        for (var next = AskAsync(null); next is not null;)
        {
            var page = await next;
            next = page.NextPageToken is null ? null : AskAsync(page.NextPageToken);
            foreach (var pipeline in page.Items)
            {
                Work();
                count++;
            }
        }

        return count;

        Task<PipelinePage> AskAsync(string? token) => http.GetAsync(PathOf(token), HandWrittenContext.Default.PipelinePage);
    }

    private static void Work() => Thread.Sleep(Milliseconds / ItemsPerPage);

    private static string Token(int page) => $"page{page}";

    private static string PathOf(string? token) => token is null ? Path : $"{Path}?page-token={token}";
}
