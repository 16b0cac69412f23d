using System.Net;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>Configures the primary handler as every client requires.</summary>
internal static class PrimaryHandler
{
    /// <summary>
    /// Sets the handler to follow no redirects, since .NET would send the token to any target (the client follows safe redirects itself), to keep no cookies,
    /// which would make calls depend on each other, to leave bodies compressed, since the client decompresses them, and to use no proxy for local addresses.
    /// Wraps it in a <see cref="CircleCiSendOnceHandler"/>, inside all handlers that retry.
    /// </summary>
    /// <returns>The handler that replaces it.</returns>
    public static HttpMessageHandler Secure(HttpMessageHandler handler)
    {
        var primary = handler;
        DelegatingHandler? last = null;
        while (primary is DelegatingHandler { InnerHandler: { } inner } outer)
            (last, primary) = (outer, inner);

        Configure(primary);
        // Further out, others may send again below it.
        if (last is CircleCiSendOnceHandler)
            return handler;
        if (last is null || !TryChange(() => last.InnerHandler = new CircleCiSendOnceHandler(primary)))
            return new CircleCiSendOnceHandler(handler);
        return handler;
    }

    private static void Configure(HttpMessageHandler handler)
    {
        // Only what differs is set: a handler that is used already takes nothing any more, and was seen to before.
        switch (handler)
        {
            case HttpClientHandler http:
                if (http.AllowAutoRedirect)
                    http.AllowAutoRedirect = false;
                if (http.UseCookies)
                    http.UseCookies = false;
                if (http.AutomaticDecompression != DecompressionMethods.None)
                    http.AutomaticDecompression = DecompressionMethods.None;
                if (http.UseProxy && http.Proxy is not LoopbackProxy)
                    http.Proxy = Around(http.Proxy);
                break;
#if NET8_0_OR_GREATER
            case SocketsHttpHandler sockets:
                if (sockets.AllowAutoRedirect)
                    sockets.AllowAutoRedirect = false;
                if (sockets.UseCookies)
                    sockets.UseCookies = false;
                if (sockets.AutomaticDecompression != DecompressionMethods.None)
                    sockets.AutomaticDecompression = DecompressionMethods.None;
                if (sockets.UseProxy && sockets.Proxy is not LoopbackProxy)
                    sockets.Proxy = Around(sockets.Proxy);
                break;
#endif
        }
    }

    private static LoopbackProxy Around(IWebProxy? proxy) => proxy is null ? LoopbackProxy.OfSystem() : new LoopbackProxy(proxy);

    /// <returns>False if the handler is already in use and cannot be configured.</returns>
    private static bool TryChange(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
