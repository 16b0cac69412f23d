namespace CircleCi.Prism.Tests.Support;

/// <summary>Keeps the last response on its way to the SDK.</summary>
internal sealed class Responses() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public string Text { get; private set; } = "";

    /// <summary>What Prism holds against the request, or against the response that it made up itself; null if nothing.</summary>
    public string? Violation { get; private set; }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = base.Send(request, cancellationToken);
        KeepAsync(response).GetAwaiter().GetResult();
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await KeepAsync(response);
        return response;
    }

    private async Task KeepAsync(HttpResponseMessage response)
    {
        await response.Content.LoadIntoBufferAsync();
        Text = await response.Content.ReadAsStringAsync();
        // Where the description has no answer for a bad request, Prism describes the problem itself, and there is no header.
        Violation = response.Headers.TryGetValues("sl-violations", out var violations) ? string.Join(' ', violations)
            : response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Text
            : null;
    }
}
