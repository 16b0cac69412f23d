using System.Net;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A CircleCI that gives one response and keeps what it was asked. MockHttp answers asynchronously only; synchronous calls are passed on.</summary>
internal sealed class Wire : DelegatingHandler
{
    private readonly MockHttpMessageHandler _mock = new();

    public Wire(HttpStatusCode status = HttpStatusCode.OK, string? json = null, string contentType = "application/json")
    {
        InnerHandler = _mock;
        _mock.When("*").Respond(async request =>
        {
            Requests.Add(new SentRequest(
                request.Method.Method,
                request.RequestUri!,
                request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).ToDictionary(h => h.Key, h => string.Join(",", h.Value)),
                request.Content is null || request.Content.Headers.ContentLength == 0 ? null : await request.Content.ReadAsStringAsync()));
            return new HttpResponseMessage(status) { Content = json is null ? new ByteArrayContent([]) : new StringContent(json, System.Text.Encoding.UTF8, contentType) };
        });
    }

    public TestClock Clock { get; } = new();

    public List<SentRequest> Requests { get; } = [];

    public SentRequest Request => Assert.Single(Requests);

    public CircleCiClient Client(string token = "CCIPAT_test") =>
        new(new CircleCiClientOptions { Token = token, BaseAddress = new Uri("https://circle.test"), Handler = this, Product = "tests/1.0", Clock = Clock });

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}

internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string Path => Address.AbsoluteUri[Address.GetLeftPart(UriPartial.Authority).Length..].Split('?')[0];

    public IEnumerable<string> Query =>
        from pair in Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=')
        select $"{Uri.UnescapeDataString(parts[0])}={Uri.UnescapeDataString(parts[1])}";
}
