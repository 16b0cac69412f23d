using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Json;
using Flurl.Http;
using Kiota;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json;
using RestSharp;
using RestSharp.Serializers.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CircleCi.Generated.Benchmarks;

/// <summary>All competitors, for a response that is of these types.</summary>
/// <typeparam name="TModel">Its type in the SDK.</typeparam>
/// <typeparam name="TText">Its type in stock NSwag's output for System.Text.Json.</typeparam>
/// <typeparam name="TStock">Its type in stock NSwag's output.</typeparam>
/// <typeparam name="TKiota">Its type in Kiota's output.</typeparam>
internal sealed class TypedSubject<TModel, TText, TStock, TKiota>(string name, string path, byte[] bytes) : Subject(name, path, bytes)
    where TModel : CircleCiModel, new()
    where TText : class
    where TStock : class
    where TKiota : class, IParsable
{
    private const string Reflection = "reflection";

    // Lazy as in NSwag's clients: the first read of a process pays for them.
    private readonly Lazy<JsonSerializerSettings> _settings = new(() => new JsonSerializerSettings());
    private readonly Lazy<JsonSerializerOptions> _options = new(() => new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } });

    public required Reader<TModel> Reader { get; init; }

    public required Func<JsonTypeInfo<TText>> TypeInfo { get; init; }

    public required Func<CircleCiClient, TModel> Get { get; init; }

    public required Func<CircleCiClient, Task<TModel>> GetAsync { get; init; }

    public required Func<HttpClient, Func<Task<TStock>>> StockClient { get; init; }

    public required ParsableFactory<TKiota> KiotaFactory { get; init; }

    public required Func<KiotaClient, Task<TKiota?>> KiotaAsync { get; init; }

    public required Func<IRefitTextClient, Task<TText>> RefitAsync { get; init; }

    public override IReadOnlyList<Competitor> Parse() =>
    [
        Competitor.Of(Competitor.Sdk, "generated reader", () => CircleCiJson.Read(new ArraySegment<byte>(Bytes), Reader)!),
        Competitor.Of(Competitor.StockNSwag, Competitor.OfNewtonsoft, ReadAsStock),
        Competitor.Of("JsonConvert", Competitor.OfNewtonsoft, () => JsonConvert.DeserializeObject<TStock>(Encoding.UTF8.GetString(Bytes))!),
        Competitor.Of(Reflection, Competitor.OfMicrosoft, () => JsonSerializer.Deserialize<TText>(Bytes, _options.Value)!),
        Competitor.Of(Competitor.SourceGeneration, Competitor.OfMicrosoft, () => JsonSerializer.Deserialize(Bytes, TypeInfo())!),
        Competitor.Of(Competitor.Kiota, Competitor.OfMicrosoft, () => Kiotas.ReadAsync(Bytes, KiotaFactory)),
    ];

    public override IReadOnlyList<Competitor> Loopback(Uri server)
    {
        var circle = Server.NewSdk(server);
        var (convert, reflection, sourceGeneration) = (Server.NewClient(server), Server.NewClient(server), Server.NewClient(server));
        var restSharp = new RestClient(Server.NewClient(server), configureSerialization: s => s.UseSystemTextJson(_options.Value));
        var restEase = RestEase.RestClient.For<IRestEaseClient<TStock>>(Server.NewClient(server));
        var refit = Refitted.NewClient<IRefitTextClient>(server, StockTextContext.Default.Options);
        var kiota = Kiotas.NewClient(server);
        var flurl = new FlurlClient(Server.NewClient(server));
        var bytes = Server.NewClient(server);
        return
        [
            Competitor.Of(Competitor.Sdk, "async", () => GetAsync(circle)),
            Competitor.Of($"{Competitor.Sdk}, sync", "sync", () => Get(circle)),
            Competitor.Of(Competitor.StockNSwag, Competitor.OfNewtonsoft, StockClient(Server.NewClient(server))),
            Competitor.Of("HttpClient, JsonConvert", Competitor.OfNewtonsoft, async () => JsonConvert.DeserializeObject<TStock>(await convert.GetStringAsync(Path))!),
            Competitor.Of(Reflection, Competitor.OfMicrosoft, () => reflection.GetFromJsonAsync<TText>(Path, _options.Value)),
            Competitor.Of(Competitor.SourceGeneration, Competitor.OfMicrosoft, () => sourceGeneration.GetFromJsonAsync(Path, TypeInfo())),
            Competitor.Of(Competitor.Kiota, Competitor.OfMicrosoft, () => KiotaAsync(kiota)),
            Competitor.Of(Competitor.Refit, "source generation", () => RefitAsync(refit)),
            Competitor.Of("RestSharp", Competitor.OfMicrosoft, () => restSharp.GetAsync<TText>(new RestRequest(Path))),
            Competitor.Of("RestEase", Competitor.OfNewtonsoft, () => restEase.GetAsync(Path)),
            Competitor.Of("Flurl.Http", Competitor.OfNewtonsoft, () => flurl.Request(Path).GetJsonAsync<TStock>()),
            // No competitor: what the others cost before they read anything.
            Competitor.Of("the trip alone", "bytes as they are", () => bytes.GetByteArrayAsync(Path)),
        ];
    }

    /// <summary>As NSwag's clients do: a serializer for each response.</summary>
    private TStock ReadAsStock()
    {
        using var text = new StreamReader(new MemoryStream(Bytes));
        using var json = new JsonTextReader(text);
        return Newtonsoft.Json.JsonSerializer.Create(_settings.Value).Deserialize<TStock>(json)!;
    }
}
