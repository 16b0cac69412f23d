using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What handlers do with good reason goes on: it is no second start of anything.</summary>
public class OthersHandlers
{
    private const string Created = """{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","number":7,"state":"pending"}""";

    public enum Place
    {
        Handlers,
        Handler,
        HttpClient,
    }

    public static TheoryData<Place, bool> Places
    {
        get
        {
            var places = new TheoryData<Place, bool>();
            foreach (var place in Enum.GetValues<Place>())
            {
                places.Add(place, true);
                places.Add(place, false);
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task May_look_at_the_body(Place place, bool isAsync)
    {
        await using var server = Responses(Created);
        var seen = new List<string>();
        using var circle = Client(server, place, new Acting(async request =>
        {
            using var copy = new MemoryStream();
            await request.Content!.CopyToAsync(copy);
            seen.Add(await request.Content.ReadAsStringAsync());
        }));

        Assert.Equal(7, (await TriggerAsync(circle, isAsync)).Number);

        Assert.Equal(["""{"branch":"main"}"""], seen);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(Place.Handlers, true)]
    [InlineData(Place.Handlers, false)]
    [InlineData(Place.Handler, true)]
    [InlineData(Place.Handler, false)]
    public async Task May_renew_a_token_and_send_again(Place place, bool isAsync)
    {
        var statuses = new Queue<int>([401, 201, 503, 200]);
        await using var server = RawServer.Start((_, stream) => stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {statuses.Dequeue()} So\r\nContent-Length: {Created.Length}\r\n\r\n{Created}")).AsTask());
        using var circle = Client(server, place, new Renewing());

        Assert.Equal(7, (await TriggerAsync(circle, isAsync)).Number);
        // A call of ours is tried again after that as ever.
        Assert.Equal("5034460f-c7c4-4c43-9457-de07e2029e7b", (isAsync ? await circle.V2.Pipelines.GetAsync(Guid.NewGuid()) : await Task.Run(() => circle.V2.Pipelines.Get(Guid.NewGuid()))).Id.ToString());

        Assert.Equal(4, server.Requests);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task May_make_calls_of_their_own(Place place, bool isAsync)
    {
        await using var server = Responses(Created);
        await using var other = Responses(Created);
        using var inner = other.Client(configure: o => o.Handlers.Add(new Acting(_ => Task.CompletedTask)));
        using var circle = Client(server, place, new Acting(async _ =>
        {
            // Of the same path, blocking and not.
            inner.V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = "main" });
            await inner.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main" });
        }));

        await TriggerAsync(circle, isAsync);
        await TriggerAsync(circle, isAsync);

        Assert.Equal((2, 4), (server.Requests, other.Requests));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task May_be_shared_by_clients(bool isAsync)
    {
        await using var server = Responses(Created);
        using var shared = new Acting(_ => Task.CompletedTask) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        using var first = server.Client(configure: o => o.Handler = shared);
        await TriggerAsync(first, isAsync);
        using var second = server.Client(configure: o => o.Handler = shared);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TriggerAsync(i % 2 == 0 ? first : second, isAsync)));

        Assert.Equal(21, server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leave_the_reason_of_what_they_tried_again_to_be_seen(bool isAsync)
    {
        await using var server = RawServer.Start((_, _) => throw new RawServer.ConnectionEnd());
        using var circle = Client(server, Place.Handlers, new SendingAgain());

        var e = await Assert.ThrowsAsync<CircleCiConnectionException>(() => TriggerAsync(circle, isAsync));

        Assert.Contains("A handler tried to send it again, which was rejected", e.Message);
        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(Place.Handlers, true, true)]
    [InlineData(Place.Handler, true, true)]
    [InlineData(Place.Handlers, true, false)]
    [InlineData(Place.Handlers, false, false)]
    [InlineData(Place.Handler, true, false)]
    [InlineData(Place.Handler, false, false)]
    [InlineData(Place.HttpClient, true, false)]
    [InlineData(Place.HttpClient, false, false)]
    public async Task Are_told_when_they_give_nothing(Place place, bool isAsync, bool isTask)
    {
        await using var server = Responses(Created);
        using var circle = Client(server, place, new Between((_, _) => isTask ? null! : Task.FromResult<HttpResponseMessage>(null!)));

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => TriggerAsync(circle, isAsync));

        Assert.Matches("(?i)handler .*return.* response", e.Message);
        Assert.Equal(0, server.Requests);
    }

    private static RawServer Responses(string json) => RawServer.Start($"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    private static CircleCiClient Client(RawServer server, Place place, DelegatingHandler handler) => server.Client(configure: o =>
    {
        if (place == Place.Handlers)
        {
            o.Handlers.Add(handler);
            return;
        }

        handler.InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (place == Place.Handler)
            o.Handler = handler;
        else
            o.HttpClient = new HttpClient(handler);
    });

    private static Task<V2.PipelineCreation> TriggerAsync(CircleCiClient circle, bool isAsync) => isAsync
        ? circle.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main" })
        : Task.Run(() => circle.V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = "main" }));

    private sealed class Acting(Func<HttpRequestMessage, Task> act) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await act(request);
            return await base.SendAsync(request, cancellationToken);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            act(request).GetAwaiter().GetResult();
            return base.Send(request, cancellationToken);
        }
    }

    private sealed class Renewing : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.Unauthorized ? await base.SendAsync(request, cancellationToken) : response;
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = base.Send(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.Unauthorized ? base.Send(request, cancellationToken) : response;
        }
    }
}
