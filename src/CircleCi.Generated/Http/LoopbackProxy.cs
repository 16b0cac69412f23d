using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>The system's proxy, but for addresses of this machine: a token for them would go over the wire in the clear.</summary>
internal sealed class LoopbackProxy(IWebProxy? system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system?.Credentials;
        set
        {
            if (system is not null)
                system.Credentials = value;
        }
    }

    /// <summary>The proxy that handlers use by themselves.</summary>
    public static IWebProxy? System =>
#if NET8_0_OR_GREATER
        HttpClient.DefaultProxy;
#else
        WebRequest.DefaultWebProxy;
#endif

    public static LoopbackProxy OfSystem() => new(System);

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system!.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system is null || system.IsBypassed(host);
}
