using System.Net;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A CircleCI that gives one page after the other, then 404, and keeps the queries it was asked with.</summary>
internal sealed class PagedWire : DelegatingHandler
{
    public PagedWire(params string[] pages)
    {
        var next = new Queue<string>(pages);
        var mock = new MockHttpMessageHandler();
        InnerHandler = mock;
        mock.When("*").Respond(request =>
        {
            Queries.Add(request.RequestUri!.Query);
            return Task.FromResult(next.TryDequeue(out var page)
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(page) }
                : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("""{"message":"Project not found."}""") });
        });
    }

    public List<string> Queries { get; } = [];

    public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = this });

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}
