using System.Net;
using System.Net.Sockets;
using System.Text;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>That one call starts one thing at most refuses nothing that is harmless, whichever handlers there are.</summary>
public class SentAllTheSame
{
    private const string Created = """{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","number":7,"state":"pending","created_at":"2024-05-06T07:08:09Z"}""";

    private static readonly Dictionary<string, Func<DelegatingHandler[]>> Chains = new()
    {
        ["none"] = () => [],
        ["on another thread"] = () => [Between.OnAnotherThread()],
        ["from a queue"] = () => [Between.Queue()],
        ["copy without options"] = () => [Copying()],
        ["copy without options, on another thread"] = () => [Between.OnAnotherThread(), Copying()],
        ["copy without options, from a queue"] = () => [Between.Queue(), Copying()],
        ["copy without options, from a queue, through a gateway"] = () => [Between.Queue(), Copying(), Between.Gateway()],
        ["logged"] = () => [Between.Log()],
        ["after a question"] = () => [Between.AfterAQuestion()],
        ["one of ours, on another thread"] = () => [new CircleCiSendOnceHandler(), Between.OnAnotherThread()],
        ["one of ours, copy without options, on another thread"] = () => [new CircleCiSendOnceHandler(), Copying(), Between.OnAnotherThread()],
    };

    public static TheoryData<string, bool> Each()
    {
        var data = new TheoryData<string, bool>();
        foreach (var chain in Chains.Keys)
        {
            data.Add(chain, true);
            data.Add(chain, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Are_calls_in_a_row_and_side_by_side(string chain, bool isAsync)
    {
        var server = new Counter();
        using var circle = Client(chain, server);

        for (var i = 0; i < 3; i++)
            await TriggerAsync(circle, isAsync);
        // Copies that have lost both are told apart by their place alone, and count for each other.
        var isReported = !chain.Contains("copy without options,", StringComparison.Ordinal);
        if (isReported)
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TriggerAsync(circle, isAsync))));

        Assert.Equal(isReported ? 11 : 3, server.Posts);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Is_what_was_refused_before(string chain, bool isAsync)
    {
        var server = new Counter { TooManyAtFirst = 1 };
        using var circle = Client(chain, server);

        await TriggerAsync(circle, isAsync);

        Assert.Equal(2, server.Posts);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Is_what_found_no_connection(string chain, bool isAsync)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var circle = Client(chain, handler, address);

        var e = await Assert.ThrowsAsync<CircleCiConnectionException>(() => TriggerAsync(circle, isAsync));

        Assert.False(e.MayHaveArrived, e.Message);
        Assert.DoesNotContain("may have acted", e.Message);
    }

    [Fact]
    public async Task Are_calls_of_two_clients_over_one_chain_and_of_one_inside_the_other()
    {
        var server = new Counter();
        var address = new Uri($"https://{Guid.NewGuid():N}.test");
        using var inner = Client("copy without options", server, address);
        var isInside = false;
        using var shared = new Between(async (request, next) =>
        {
            if (!isInside && request.Method == HttpMethod.Post)
            {
                isInside = true;
                await inner.V2.Pipelines.TriggerAsync("gh/acme/shop");
                inner.V2.Pipelines.Trigger("gh/acme/shop");
            }

            return await next(await SendingAgain.CopyWithoutOptions(request));
        }) { InnerHandler = server };
        using var first = new CircleCiClient(new CircleCiClientOptions { BaseAddress = address, Token = "", Handler = shared });
        using var second = new CircleCiClient(new CircleCiClientOptions { BaseAddress = address, Token = "", Handler = shared });

        await first.V2.Pipelines.TriggerAsync("gh/acme/shop");
        await second.V2.Pipelines.TriggerAsync("gh/acme/shop");
        first.V2.Pipelines.Trigger("gh/acme/shop");

        Assert.Equal(5, server.Posts);
    }

    // It shall send again because of a response or a connection, never because a machine is slow.
    private static SendingAgain Copying() => new(SendingAgain.CopyWithoutOptions) { AttemptTimeout = TimeSpan.FromMinutes(1) };

    private static CircleCiClient Client(string chain, HttpMessageHandler server, Uri? address = null)
    {
        var options = new CircleCiClientOptions { BaseAddress = address ?? new Uri($"https://{Guid.NewGuid():N}.test"), Product = $"test-{Guid.NewGuid():N}", Token = "", Handler = server, Retry = { Delay = TimeSpan.Zero, MaxRetries = 1 } };
        foreach (var handler in Chains[chain]())
            options.Handlers.Add(handler);
        return new CircleCiClient(options);
    }

    private static Task TriggerAsync(CircleCiClient circle, bool isAsync) =>
        isAsync ? circle.V2.Pipelines.TriggerAsync("gh/acme/shop") : Task.Run(() => circle.V2.Pipelines.Trigger("gh/acme/shop"));

    private sealed class Counter : HttpMessageHandler
    {
        private int _posts;

        public int TooManyAtFirst { get; init; }

        public int Posts => Volatile.Read(ref _posts);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Send(request, cancellationToken);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var count = request.Method == HttpMethod.Post ? Interlocked.Increment(ref _posts) : int.MaxValue;
            return count <= TooManyAtFirst
                ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "0" } } }
                : new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent(Created, Encoding.UTF8, "application/json") };
        }
    }
}
