using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A real server on this machine, for what only connections show: streaming, aborts, redirects.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Loopback(WebApplication server) => _server = server;

    public static async Task<Loopback> StartAsync(RequestDelegate response)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(response);
        await server.StartAsync();
        return new Loopback(server);
    }

    public Uri Address => new(_server.Urls.First());

    public CircleCiClient Client(string token = "", Action<CircleCiClientOptions>? configure = null)
    {
        var options = new CircleCiClientOptions { BaseAddress = Address, Token = token };
        configure?.Invoke(options);
        return new CircleCiClient(options);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
