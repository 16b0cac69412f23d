using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>The handler that has the connections: what every client needs of it, whoever made it.</summary>
internal static class PrimaryHandler
{
    // New connections see changes of DNS, which old ones would never.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageHandler New(Uri server)
    {
        // Redirects are not followed here: .NET would send the token's header on to wherever they lead.
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = ConnectionLifetime,
            Proxy = LoopbackProxy.OfSystem(),
            // Cookies would make calls depend on each other.
            UseCookies = false,
        };
#else
        // Windows PowerShell on an older .NET Framework begins with protocols that CircleCI no longer speaks.
        if (ServicePointManager.SecurityProtocol != 0)
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        var handler = OfSockets() ?? OfFramework(server);
        new HandlerSettings(handler).SetUp(LoopbackProxy.OfSystem());
        return handler;
#endif
    }

#if !NET8_0_OR_GREATER
    /// <summary>The handler of .NET, of which connections can be given a lifetime: netstandard2.0 does not know it. Null on .NET Framework and Mono, which have none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the handler or its property is not there, connections live on as they did.")]
    private static HttpMessageHandler? OfSockets()
    {
        if (Environment.Version.Major < 5
            || typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.SocketsHttpHandler") is not { } type
            || type.GetProperty("PooledConnectionLifetime") is not { } lifetime
            || Activator.CreateInstance(type) is not HttpMessageHandler handler)
            return null;
        lifetime.SetValue(handler, ConnectionLifetime);
        return handler;
    }

    /// <summary>The same where the connections to a server are the process's own. What the program has set stays.</summary>
    private static HttpClientHandler OfFramework(Uri server)
    {
        try
        {
            var point = ServicePointManager.FindServicePoint(server);
            if (point.ConnectionLeaseTimeout == Timeout.Infinite)
                point.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        }
        catch (Exception e) when (e is NotImplementedException or NotSupportedException or InvalidOperationException)
        {
            // Mono has it by name only, and others may have no room for more; connections end when they are idle.
        }

        return new HttpClientHandler();
    }
#endif

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
            throw new ArgumentException("Handler follows redirects, and would send the token to any target; set its AllowAutoRedirect to false. The client follows safe redirects itself.");
        if (hasToken && server.Scheme == Uri.UriSchemeHttp && server.IsLoopback && !settings.TryPassProxy(server))
            throw new ArgumentException($"Handler sends requests for {server} through a proxy, with the token in clear text; set its UseProxy to false.");
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
