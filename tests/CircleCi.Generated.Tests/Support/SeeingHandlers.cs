namespace CircleCi.Generated.Tests.Support;

/// <summary>Notes that it saw a request; overrides <c>SendAsync</c> alone.</summary>
internal sealed class AsyncOnly(List<string> seen) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add("SendAsync");
        await Task.Yield();
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Notes that it saw a request; overrides <c>Send</c> alone.</summary>
internal sealed class SendOnly(List<string> seen) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add("Send");
        return base.Send(request, cancellationToken);
    }
}

/// <summary>Notes that it saw a request; overrides <c>Send</c> and <c>SendAsync</c>.</summary>
internal class SendAndAsync(List<string> seen) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add("both");
        return base.Send(request, cancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add("both");
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>.NET's own handler, which notes that it saw a request; overrides <c>SendAsync</c> alone.</summary>
internal sealed class PrimaryAsyncOnly(List<string> seen) : HttpClientHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add("primary");
        return base.SendAsync(request, cancellationToken);
    }
}
