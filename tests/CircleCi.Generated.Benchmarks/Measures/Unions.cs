using System.Text.Json;
using CircleCi.Generated.Benchmarks.HandWritten;
using CircleCi.Generated.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>Pipelines with each union looked into: the SDK does not parse what may be of several types before somebody asks.</summary>
public static class Unions
{
    private static readonly IReadOnlyDictionary<string, byte[]> Pages = new Dictionary<string, byte[]> { ["22 KB"] = Responses.Pipelines, ["1.4 MB"] = Responses.PipelinesOf(1270) };

    public static async Task MeasureAsync(Report report, Server server)
    {
        var results = new List<(string Name, Comparison Of)>();
        foreach (var (name, bytes) in Pages)
        {
            var competitors = Competitors(bytes);
            var found = new HashSet<object>();
            foreach (var competitor in competitors)
                found.Add(await competitor.Work());
            if (found.Count != 1)
                throw new InvalidOperationException($"{name}: those who look into the unions find {string.Join(", ", found)}.");
            results.Add((name, await Rounds.MeasureAsync(competitors)));
        }

        report.Head("Parse, every union looked into", "", results.Select(r => r.Name));
        foreach (var (name, means, _) in Competitors([]))
            report.Row(name, means, results.Select(r => $"{Report.Time(r.Of[name].Microseconds)} {Report.Size(r.Of[name].Bytes)}"));
        report.Judge($"time / {Competitor.HandWritten}'s", [.. results.Select(r => new Measured(r.Name, r.Of.Of(Competitor.HandWritten, c => c.Microseconds), Bars.UnionTime))]);
    }

    private static IReadOnlyList<Competitor> Competitors(byte[] bytes) =>
    [
        Competitor.Of(Competitor.Sdk, "its unions", () => (object)LookInto(CircleCiJson.Read(new ArraySegment<byte>(bytes), V2.PipelinePage.ReadFrom)!)),
        Competitor.Of(Competitor.HandWritten, "JsonElement", () => (object)LookInto(JsonSerializer.Deserialize(bytes, HandWrittenContext.Default.PipelinePage)!)),
    ];

    /// <returns>How long all texts are.</returns>
    private static long LookInto(V2.PipelinePage page)
    {
        var length = 0L;
        foreach (var pipeline in page.Items)
        {
            foreach (var value in pipeline.TriggerParameters.Values)
            {
                if (!value.TryGetObject(out var members))
                    continue;
                foreach (var (_, member) in members)
                    length += ((string?)member)!.Length;
            }
        }

        return length;
    }

    /// <inheritdoc cref="LookInto(V2.PipelinePage)"/>
    private static long LookInto(PipelinePage page)
    {
        var length = 0L;
        foreach (var pipeline in page.Items)
        {
            foreach (var value in pipeline.TriggerParameters!.Values)
            {
                if (value.ValueKind != JsonValueKind.Object)
                    continue;
                foreach (var member in value.EnumerateObject())
                    length += member.Value.GetString()!.Length;
            }
        }

        return length;
    }
}
