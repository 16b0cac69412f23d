using System.Net;
#if !NET8_0_OR_GREATER
using System.Reflection;
#endif

namespace CircleCi.Generated.Http;

/// <summary>The settings of the handler that has the connections, whichever of .NET's it is; of another kind there are none.</summary>
internal sealed class HandlerSettings(HttpMessageHandler handler)
{
#if NET8_0_OR_GREATER
    public bool AllowAutoRedirect => handler switch
    {
        HttpClientHandler http => http.AllowAutoRedirect,
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        _ => false,
    };

    public bool UseProxy => handler switch
    {
        HttpClientHandler http => http.UseProxy,
        SocketsHttpHandler sockets => sockets.UseProxy,
        _ => false,
    };

    public IWebProxy? Proxy => handler switch
    {
        HttpClientHandler http => http.Proxy,
        SocketsHttpHandler sockets => sockets.Proxy,
        _ => null,
    };

    private DecompressionMethods AutomaticDecompression => handler switch
    {
        HttpClientHandler http => http.AutomaticDecompression,
        SocketsHttpHandler sockets => sockets.AutomaticDecompression,
        _ => DecompressionMethods.None,
    };

    private void Set(IWebProxy proxy)
    {
        if (handler is HttpClientHandler http)
            http.Proxy = proxy;
        else if (handler is SocketsHttpHandler sockets)
            sockets.Proxy = proxy;
    }

    private void Set(DecompressionMethods methods)
    {
        if (handler is HttpClientHandler http)
            http.AutomaticDecompression = methods;
        else if (handler is SocketsHttpHandler sockets)
            sockets.AutomaticDecompression = methods;
    }
#else
    // .NET has a handler that netstandard2.0 does not know; its properties have the same names. Looked up once for each client.
    public bool AllowAutoRedirect => Get(nameof(HttpClientHandler.AllowAutoRedirect)) is true;

    public bool UseProxy => Get(nameof(HttpClientHandler.UseProxy)) is true;

    public IWebProxy? Proxy => Get(nameof(HttpClientHandler.Proxy)) as IWebProxy;

    private DecompressionMethods AutomaticDecompression => Get(nameof(HttpClientHandler.AutomaticDecompression)) is DecompressionMethods methods ? methods : DecompressionMethods.None;

    /// <summary>Sets what every client needs.</summary>
    public void SetUp(IWebProxy proxy)
    {
        Set(nameof(HttpClientHandler.AllowAutoRedirect), false);
        Set(nameof(HttpClientHandler.UseCookies), false);
        Set(DecompressionMethods.None);
        Set(proxy);
    }

    private object? Get(string name) => Property(name)?.GetValue(handler);

    private void Set(IWebProxy proxy) => Set(nameof(HttpClientHandler.Proxy), proxy);

    private void Set(DecompressionMethods methods) => Set(nameof(HttpClientHandler.AutomaticDecompression), methods);

    private void Set(string name, object value)
    {
        try
        {
            Property(name)?.SetValue(handler, value);
        }
        catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException used)
        {
            throw used;
        }
    }

    private PropertyInfo? Property(string name) => handler.GetType().GetProperty(name);
#endif

    /// <summary>Has bodies come as they are sent, if the handler still takes that.</summary>
    public void TryLeaveCompressed()
    {
        // Only what differs is set: a handler that was used already takes nothing.
        if (AutomaticDecompression != DecompressionMethods.None)
            TryChange(() => Set(DecompressionMethods.None));
    }

    /// <summary>Has what is for this machine go past the system's proxy.</summary>
    /// <returns>False if it goes through a proxy, and the handler takes no change any more or has a proxy of its own.</returns>
    public bool TryPassProxy(Uri server)
    {
        if (!UseProxy || (Proxy is null && TryChange(() => Set(LoopbackProxy.OfSystem()))))
            return true;
        var proxy = Proxy ?? LoopbackProxy.System;
        return proxy is null || proxy.IsBypassed(server) || proxy.GetProxy(server) is not { } through || through == server;
    }

    /// <returns>False if the handler was used already.</returns>
    public static bool TryChange(Action change)
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
