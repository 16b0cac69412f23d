#if NET8_0_OR_GREATER
using CircleCi.Generated.Http;
#endif

namespace CircleCi.Generated.DependencyInjection;

/// <summary>
/// Sends each request through the factory's current handler, so that a client can live as long as the program while handlers are recycled:
/// new connections see DNS changes.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private const string KeptKey = "CircleCi.Generated.Handler";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Invoker(HandlerFor(request)).SendAsync(request, cancellationToken);

#if NET8_0_OR_GREATER
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var handler = HandlerFor(request);
        return BlockingPath.Of(handler).IsAsync
            ? Blocking.StartAsync(() => Invoker(handler).SendAsync(request, cancellationToken)).GetAwaiter().GetResult()
            : Invoker(handler).Send(request, cancellationToken);
    }
#endif

    private static HttpMessageInvoker Invoker(HttpMessageHandler handler) => new(handler, disposeHandler: false);

    private HttpMessageHandler HandlerFor(HttpRequestMessage request)
    {
        var handler = factory.CreateHandler(name);
        // The factory closes an old handler when nobody holds it any more. Until the response is read, its request does.
#if NET8_0_OR_GREATER
        request.Options.Set(new HttpRequestOptionsKey<HttpMessageHandler>(KeptKey), handler);
#else
        request.Properties[KeptKey] = handler;
#endif
        return handler;
    }
}
