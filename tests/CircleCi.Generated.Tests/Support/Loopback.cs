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

    public static async Task<Loopback> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return new Loopback(server);
    }

    public CircleCiClient Client(string token = "") => new(new CircleCiClientOptions { BaseAddress = new Uri(_server.Urls.First()), Token = token });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
