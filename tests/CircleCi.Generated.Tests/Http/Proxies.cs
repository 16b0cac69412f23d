using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What is for this machine goes past a proxy, which would read the token. The system's proxy is the whole process's.</summary>
[Collection(nameof(Alone))]
public class Proxies
{
    private const string Response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    [Fact]
    public async Task Of_the_system_see_no_request_for_this_machine()
    {
        await using var proxy = RawServer.Start(Response);
        await using var server = RawServer.Start(Response);
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        try
        {
            foreach (var handler in new HttpMessageHandler?[] { null, new SocketsHttpHandler { AllowAutoRedirect = false }, new HttpClientHandler { AllowAutoRedirect = false } })
            {
                using var circle = server.Client("CCIPAT_proxied", o => o.Handler = handler);
                await circle.SendAsync(HttpMethod.Get, "/a");
                await Task.Run(() => circle.Send(HttpMethod.Get, "/a"));
            }
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Equal((0, 6), (proxy.Requests, server.Requests));
    }

    [Fact]
    public async Task Of_a_handler_are_refused_where_they_would_see_the_token()
    {
        await using var proxy = RawServer.Start(Response);
        await using var server = RawServer.Start(Response);

        foreach (var handler in new HttpMessageHandler[] { new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = new WebProxy(proxy.Address) }, new HttpClientHandler { AllowAutoRedirect = false, Proxy = new WebProxy(proxy.Address) } })
        {
            Assert.Contains("set its UseProxy to false", Assert.Throws<ArgumentException>(() => server.Client("CCIPAT_proxied", o => o.Handler = handler)).Message);
            using var without = server.Client("", o => o.Handler = handler);
            await without.SendAsync(HttpMethod.Get, "/a");
        }

        Assert.Equal(2, proxy.Requests);
    }
}
