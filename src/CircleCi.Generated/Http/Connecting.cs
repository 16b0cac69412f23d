using System.Net.Sockets;

namespace CircleCi.Generated.Http;

/// <summary>Tells connections that never came about from those that broke: only of the first it is certain that the server has done nothing.</summary>
internal static class Connecting
{
    public static bool Failed(Exception e)
    {
#if NET8_0_OR_GREATER
        if (e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
            return true;
#endif
        for (var inner = e; inner is not null; inner = inner.InnerException!)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData }:
                // What .NET Framework's handler throws.
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.ConnectFailure or System.Net.WebExceptionStatus.NameResolutionFailure or System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure }:
                case System.Security.Authentication.AuthenticationException:
                    return true;
            }
        }

        return false;
    }
}
