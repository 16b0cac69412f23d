using System.Net.Sockets;
using System.Security.Authentication;

namespace CircleCi.Generated.Http;

/// <summary>Distinguishes connections that were never made from those that broke: only of the first it is certain that the server has done nothing.</summary>
internal static class Connecting
{
    public static bool Failed(Exception e)
    {
#if NET8_0_OR_GREATER
        if (e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
            return true;
#endif
        // A failed read or write is an IOException; the same socket errors inside it came after the request.
        for (var inner = e; inner is not (null or IOException); inner = inner.InnerException!)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData }:
                // What .NET Framework's handler throws.
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.ConnectFailure or System.Net.WebExceptionStatus.NameResolutionFailure or System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure }:
                case AuthenticationException:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether it fails again however often it is tried: the certificate is not trusted, or the proxy wants a password.</summary>
    public static bool IsHopeless(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException!)
        {
            switch (inner)
            {
                case AuthenticationException:
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure }:
#if NET8_0_OR_GREATER
                case HttpRequestException { StatusCode: System.Net.HttpStatusCode.ProxyAuthenticationRequired }:
#else
                // .NET says the status of a tunnel only in the message to a netstandard2.0 assembly: '407', on .NET Framework (407). A port may have the same digits.
                case HttpRequestException or System.Net.WebException when inner.Message.Contains("'407'") || inner.Message.Contains("(407)"):
#endif
                    return true;
            }
        }

        return false;
    }
}
