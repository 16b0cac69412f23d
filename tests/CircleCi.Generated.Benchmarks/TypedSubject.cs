using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CircleCi.Generated.Json;
using Flurl.Http;
using Newtonsoft.Json;
using RestSharp;
using RestSharp.Serializers.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CircleCi.Generated.Benchmarks;

/// <summary>All competitors, for a response that is of these types.</summary>
/// <typeparam name="TModel">Its type in the SDK.</typeparam>
/// <typeparam name="TText">Its type in stock NSwag's output for System.Text.Json.</typeparam>
/// <typeparam name="TStock">Its type in stock NSwag's output.</typeparam>
internal sealed class TypedSubject<TModel, TText, TStock>(string name, string path, byte[] bytes) : Subject(name, path, bytes)
    where TModel : CircleCiModel, new()
    where TText : class
    where TStock : class
{
    private const string OfNewtonsoft = "Newtonsoft.Json";
    private const string OfMicrosoft = "System.Text.Json";
    private const string Reflection = "reflection";

    // Lazy as in NSwag's clients: the first read of a process pays for them.
    private readonly Lazy<JsonSerializerSettings> _settings = new(() => new JsonSerializerSettings());
    private readonly Lazy<JsonSerializerOptions> _options = new(() => new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } });

    public required Reader<TModel> Reader { get; init; }

    public required Func<JsonTypeInfo<TText>> TypeInfo { get; init; }

    public required Func<CircleCiClient, TModel> Get { get; init; }

    public required Func<CircleCiClient, Task<TModel>> GetAsync { get; init; }

    public required Func<HttpClient, Func<Task<TStock>>> StockClient { get; init; }

    /// <summary>Uses the unions in a model: the SDK does not parse them before somebody asks what they hold.</summary>
    public Action<TModel> UseUnions { get; init; } = _ => { };

    public override IReadOnlyList<Competitor> Parse() =>
    [
        Of(Competitor.Sdk, "generated reader", ReadAsModel),
        Of($"{Competitor.Sdk}, unions parsed", "all of it used", ReadAllAsModel),
        Of(Competitor.StockNSwag, OfNewtonsoft, ReadAsStock),
        Of("JsonConvert", OfNewtonsoft, () => JsonConvert.DeserializeObject<TStock>(Encoding.UTF8.GetString(Bytes))!),
        Of(Reflection, OfMicrosoft, () => JsonSerializer.Deserialize<TText>(Bytes, _options.Value)!),
        Of(Competitor.SourceGeneration, OfMicrosoft, () => JsonSerializer.Deserialize(Bytes, TypeInfo())!),
    ];

    public override IReadOnlyList<Competitor> Loopback(Uri server)
    {
        var circle = new CircleCiClient(new CircleCiClientOptions { Token = Server.Token, BaseAddress = server });
        var (convert, reflection, sourceGeneration) = (Server.NewClient(server), Server.NewClient(server), Server.NewClient(server));
        var restSharp = new RestClient(Server.NewClient(server), configureSerialization: s => s.UseSystemTextJson(_options.Value));
        var restEase = RestEase.RestClient.For<IRestEaseClient<TStock>>(Server.NewClient(server));
        var flurl = new FlurlClient(Server.NewClient(server));
        var bytes = Server.NewClient(server);
        return
        [
            Of(Competitor.Sdk, "async", () => GetAsync(circle)),
            Of($"{Competitor.Sdk}, sync", "sync", () => Get(circle)),
            Of(Competitor.StockNSwag, OfNewtonsoft, StockClient(Server.NewClient(server))),
            Of("HttpClient, JsonConvert", OfNewtonsoft, async () => JsonConvert.DeserializeObject<TStock>(await convert.GetStringAsync(Path))!),
            Of(Reflection, OfMicrosoft, () => reflection.GetFromJsonAsync<TText>(Path, _options.Value)),
            Of(Competitor.SourceGeneration, OfMicrosoft, () => sourceGeneration.GetFromJsonAsync(Path, TypeInfo())),
            Of("RestSharp", OfMicrosoft, () => restSharp.GetAsync<TText>(new RestRequest(Path))),
            Of("RestEase", OfNewtonsoft, () => restEase.GetAsync(Path)),
            Of("Flurl.Http", OfNewtonsoft, () => flurl.Request(Path).GetJsonAsync<TStock>()),
            // No competitor: what the others cost before they read anything.
            Of("the trip alone", "bytes as they are", () => bytes.GetByteArrayAsync(Path)),
        ];
    }

    private static Competitor Of<T>(string name, string means, Func<T> read)
        where T : class => new(name, means, () => new ValueTask<object>(read()));

    private static Competitor Of<T>(string name, string means, Func<Task<T>> read)
        where T : class? => new(name, means, async () => (await read())!);

    private TModel ReadAsModel() => CircleCiJson.Read(new ArraySegment<byte>(Bytes), Reader)!;

    private TModel ReadAllAsModel()
    {
        var model = ReadAsModel();
        UseUnions(model);
        return model;
    }

    /// <summary>As NSwag's clients do: a serializer for each response.</summary>
    private TStock ReadAsStock()
    {
        using var text = new StreamReader(new MemoryStream(Bytes));
        using var json = new JsonTextReader(text);
        return Newtonsoft.Json.JsonSerializer.Create(_settings.Value).Deserialize<TStock>(json)!;
    }
}
