using System.Net;
using System.Text;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A CircleCI whose responses change from call to call: each call has its responses in order, and the last one stays. All else is 404.</summary>
internal sealed class Scene : DelegatingHandler
{
    private readonly MockHttpMessageHandler _mock = new();
    private readonly Dictionary<string, Queue<Reply>> _replies = [];

    public Scene()
    {
        InnerHandler = _mock;
        _mock.When("*").Respond(async request =>
        {
            var call = $"{request.Method} {request.RequestUri!.PathAndQuery}";
            Calls.Add(call);
            Bodies.Add(request.Content is null ? null : await request.Content.ReadAsStringAsync());
            var reply = !_replies.TryGetValue(call, out var replies) ? HttpStatusCode.NotFound : replies.Count > 1 ? replies.Dequeue() : replies.Peek();
            return new HttpResponseMessage(reply.Status) { Content = new StringContent(reply.Json, Encoding.UTF8, "application/json") };
        });
    }

    public TestClock Clock { get; } = new();

    public List<string> Calls { get; } = [];

    public List<string?> Bodies { get; } = [];

    /// <summary>Responses a call, such as <c>GET /api/v2/me</c>.</summary>
    public Scene On(string call, params Reply[] replies)
    {
        _replies[call] = new Queue<Reply>(replies);
        return this;
    }

    public CircleCiClient Client(CircleCiClock? clock = null) => new(new CircleCiClientOptions
    {
        Token = "CCIPAT_test",
        BaseAddress = new Uri("https://circle.test"),
        Handler = this,
        Clock = clock ?? Clock,
        // Waits shall be those of the test's subject.
        Retry = new CircleCiRetryOptions { MaxRetries = 0 },
    });

    // MockHttp never ends a call whose response throws.
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await base.SendAsync(request, cancellationToken) is { StatusCode: not 0 } response ? response : throw new HttpRequestException("The network is down.");

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    /// <param name="Status">The status of the response.</param>
    /// <param name="Json">Its body.</param>
    public sealed record Reply(HttpStatusCode Status, string Json)
    {
        /// <summary>No response at all.</summary>
        public static Reply None { get; } = new(0, "");

        public static implicit operator Reply(string json) => new(HttpStatusCode.OK, json);

        public static implicit operator Reply(HttpStatusCode status) => new(status, """{"message":"So it is."}""");
    }
}
