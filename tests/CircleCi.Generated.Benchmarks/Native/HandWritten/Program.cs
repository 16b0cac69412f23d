using System.Net.Http.Json;
using System.Text.Json.Serialization;

using var http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("CIRCLE_URL")!) };
http.DefaultRequestHeaders.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
foreach (var pipeline in (await http.GetFromJsonAsync("api/v2/project/gh/acme/shop/pipeline", Context.Default.Page))!.Items)
    Console.WriteLine($"{pipeline.Number} {pipeline.State}");

internal sealed class Pipeline
{
    public long Number { get; set; }

    public string? State { get; set; }
}

internal sealed class Page
{
    public List<Pipeline> Items { get; set; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Page))]
internal sealed partial class Context : JsonSerializerContext;
