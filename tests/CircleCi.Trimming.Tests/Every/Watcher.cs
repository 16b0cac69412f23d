namespace CircleCi.Programs;

/// <summary>Keeps the last response as it came.</summary>
internal sealed class Watcher : DelegatingHandler
{
    public string Body { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync();
        Body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = base.Send(request, cancellationToken);
        response.Content.LoadIntoBufferAsync().GetAwaiter().GetResult();
        Body = response.Content.ReadAsStringAsync(cancellationToken).GetAwaiter().GetResult();
        return response;
    }
}
