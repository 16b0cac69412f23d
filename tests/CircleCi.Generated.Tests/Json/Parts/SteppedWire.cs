using System.Net;
using System.Net.Http.Headers;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>A server whose responses come some bytes a read.</summary>
internal sealed class SteppedWire : HttpMessageHandler
{
    private static readonly ApiRequest Request = ApiRequest.Raw(HttpMethod.Get, "/api/v2/list");

    private readonly ApiConnection _connection;

    public SteppedWire() =>
        _connection = new ApiConnection(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = this });

    public byte[] Response { get; set; } = [];

    /// <summary>How many bytes come at a time.</summary>
    public int Step { get; set; } = int.MaxValue;

    public string? ContentType { get; set; } = "application/json";

    public OpenResponse Open() => _connection.Open(Request, default);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new StreamContent(new SteppedStream(Response, Step));
        if (ContentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
}
