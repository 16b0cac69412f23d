using System.Net.Http.Json;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;
using CircleCi.Generated.V2;
using PipelineCreation = CircleCi.Generated.Benchmarks.HandWritten.PipelineCreation;

namespace CircleCi.Generated.Benchmarks.Measures;

/// <summary>A POST over HTTP: a pipeline is triggered with three parameters.</summary>
public static class Posting
{
    private const string Project = "gh/acme/shop";
    private const string Path = $"project/{Project}/pipeline";
    private const string Name = "trigger";

    public static IEnumerable<KeyValuePair<string, Answer>> Answers => [new($"POST /{Server.ApiPath}{Path}", Answer.Of(Responses.Creation, status: "201 Created"))];

    public static async Task MeasureAsync(Report report, Server server)
    {
        using var circle = Server.NewSdk(server.Address);
        var competitors = Competitors(circle, server.Address);
        await Equality.CheckAsync(Name, Responses.Creation, competitors);
        var results = await Rounds.MeasureAsync(competitors);
        report.Head("POST over loopback HTTP", "", ["time", "CPU", "allocation"]);
        foreach (var (name, means, _) in competitors)
            report.Row(name, means, Report.Time(results[name].Microseconds), Report.Time(results[name].CpuMicroseconds), Report.Size(results[name].Bytes));
        report.Judge("allocation, KB", new Measured(Name, results[Competitor.Sdk].Bytes / 1000, Bars.PostKilobytes));
    }

    private static IReadOnlyList<Competitor> Competitors(CircleCiClient circle, Uri server)
    {
        var (handWritten, refit, kiota, http) = (new HandWrittenClient(server), Refitted.NewClient<IRefitClient>(server, HandWrittenContext.Default.Options), Kiotas.NewClient(server), Server.NewClient(server));
        return
        [
            Competitor.Of(Competitor.Sdk, "async", () => circle.V2.Pipelines.TriggerAsync(Project, new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } })),
            Competitor.Of(Competitor.HandWritten, "pooled", () => handWritten.PostAsync(Path, NewRequest(), HandWrittenContext.Default.TriggerRequest, HandWrittenContext.Default.PipelineCreation)),
            Competitor.Of(Competitor.SourceGeneration, "PostAsJson", () => PostAsync(http)),
            Competitor.Of(Competitor.Kiota, Competitor.OfMicrosoft, () => kiota.Project[Project].Pipeline.PostAsync(new() { Branch = "main", Parameters = new() { AdditionalData = { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } } })),
            Competitor.Of(Competitor.Refit, "source generation", () => refit.TriggerAsync(Project, NewRequest())),
        ];
    }

    private static TriggerRequest NewRequest() => new() { Branch = "main", Parameters = new() { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } };

    private static async Task<PipelineCreation> PostAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync(Path, NewRequest(), HandWrittenContext.Default.TriggerRequest);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(HandWrittenContext.Default.PipelineCreation))!;
    }
}
