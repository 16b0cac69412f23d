using System.Net;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>The client's own connections, of both assemblies: new ones see changes of DNS, so that none lives for ever.</summary>
public class ConnectionLifetimes
{
    [Fact]
    public void Are_minutes()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(PrimaryHandler.New(new Uri("https://circleci.com/")));

        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
    }

    [Fact]
    public void Change_nothing_else_of_the_handler()
    {
        using var handler = (SocketsHttpHandler)PrimaryHandler.New(new Uri("https://circleci.com/"));

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.IsType<LoopbackProxy>(handler.Proxy);
    }

#if NETSTANDARD_ASSEMBLY
    [Fact]
    public void Of_the_frameworks_are_set_for_the_server()
    {
        var make = typeof(PrimaryHandler).GetMethod("OfFramework", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        var server = new Uri("https://lease.circle.test/");

        Assert.IsType<HttpClientHandler>(make.Invoke(null, [server]));

#pragma warning disable SYSLIB0014 // It is what .NET Framework has.
        var point = ServicePointManager.FindServicePoint(server);
#pragma warning restore SYSLIB0014
        Assert.Equal(300_000, point.ConnectionLeaseTimeout);
        point.ConnectionLeaseTimeout = 1000;
        make.Invoke(null, [server]);
        Assert.Equal(1000, point.ConnectionLeaseTimeout);
    }
#endif
}
