#if NET8_0_OR_GREATER
namespace CircleCi.Generated.Http;

/// <summary>Has a blocking call go on in the way that the handler below wants; see <see cref="BlockingPath"/>.</summary>
internal sealed class PathSwitch(HttpMessageHandler handler, bool isAsync) : DelegatingHandler(handler)
{
    public bool IsAsync { get; } = isAsync;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsAsync ? Blocking.StartAsync(() => base.SendAsync(request, cancellationToken)).GetAwaiter().GetResult() : base.Send(request, cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        !IsAsync && BlockingPath.IsMarked(request) ? base.Send(request, cancellationToken) : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
}
#endif
