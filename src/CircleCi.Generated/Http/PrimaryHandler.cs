using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>The handler that has the connections: what every client needs of it, whoever made it.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler New()
    {
        // Redirects are not followed here: .NET would send the token's header on to wherever they lead.
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = LoopbackProxy.OfSystem(),
            // Cookies would make calls depend on each other.
            UseCookies = false,
        };
#else
        // Windows PowerShell on an older .NET Framework begins with protocols that CircleCI no longer speaks.
        if (ServicePointManager.SecurityProtocol != 0)
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            Proxy = LoopbackProxy.OfSystem(),
            UseCookies = false,
        };
#endif
    }

    /// <summary>Makes a caller's handler fit: puts a <see cref="CircleCiSendOnceHandler"/> around what has the connections, and has files come as they are stored.</summary>
    /// <exception cref="ArgumentException">It follows redirects, or would send the token for this machine to a proxy.</exception>
    public static HttpMessageHandler Of(HttpMessageHandler handler, Uri server, bool hasToken)
    {
        var primary = handler;
        DelegatingHandler? last = null;
        while (primary is DelegatingHandler { InnerHandler: { } inner } outer)
            (last, primary) = (outer, inner);

        var settings = new HandlerSettings(primary);
        if (settings.AllowAutoRedirect)
            throw new ArgumentException("Handler follows redirects, and would send the token on to wherever they lead; set its AllowAutoRedirect to false. The client follows those that are safe.");
        if (hasToken && server.Scheme == Uri.UriSchemeHttp && server.IsLoopback && !settings.TryPassProxy(server))
            throw new ArgumentException($"Handler sends what is for {server} to a proxy, and with it the token in the clear; set its UseProxy to false.");
        settings.TryLeaveCompressed();
        // Further out, others may send again below it.
        if (last is CircleCiSendOnceHandler)
            return handler;
        if (last is null)
            return new CircleCiSendOnceHandler(handler);
        // Once it is used, a chain takes nothing any more; then the body of a request sees to it that it is not sent twice.
        HandlerSettings.TryChange(() => last.InnerHandler = new CircleCiSendOnceHandler(primary));
        return handler;
    }
}
