using System.Net;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>What every client needs of the handler that has the connections, whoever made it.</summary>
internal static class PrimaryHandler
{
    /// <summary>
    /// Makes the handler follow no redirects, since .NET would send the token on to wherever they lead (the client follows those that are safe), and keep
    /// no cookies, which would make calls depend on each other.
    /// </summary>
    public static void Secure(HttpMessageHandler? handler)
    {
        // Only what differs is set: a handler that is used already takes nothing any more.
        switch (handler)
        {
            case DelegatingHandler outer:
                Secure(outer.InnerHandler);
                break;
            case HttpClientHandler http:
                if (http.AllowAutoRedirect)
                    http.AllowAutoRedirect = false;
                if (http.UseCookies)
                    http.UseCookies = false;
                if (http.AutomaticDecompression == DecompressionMethods.None)
                    http.AutomaticDecompression = Compressions;
                break;
#if NET8_0_OR_GREATER
            case SocketsHttpHandler sockets:
                if (sockets.AllowAutoRedirect)
                    sockets.AllowAutoRedirect = false;
                if (sockets.UseCookies)
                    sockets.UseCookies = false;
                if (sockets.AutomaticDecompression == DecompressionMethods.None)
                    sockets.AutomaticDecompression = Compressions;
                break;
#endif
        }
    }

#if NET8_0_OR_GREATER
    private const DecompressionMethods Compressions = DecompressionMethods.All;
#else
    private const DecompressionMethods Compressions = DecompressionMethods.GZip | DecompressionMethods.Deflate;
#endif
}
