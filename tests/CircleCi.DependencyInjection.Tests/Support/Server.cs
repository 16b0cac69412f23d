using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.DependencyInjection.Tests.Support;

/// <summary>A server on a free port of this machine that keeps what it was asked.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Uri? _address;

    private Server(WebApplication server) => _server = server;

    /// <summary>Where it listens, or did before it was stopped.</summary>
    public Uri Address => _address!;

    /// <summary>Each request, as in <c>GET /api/v2/me</c>, with its token.</summary>
    public ConcurrentQueue<(string Call, string? Token)> Requests { get; } = new();

    /// <summary>A server that answers each request with a status and the owner of a token.</summary>
    public static Task<Server> StartAsync(int status = StatusCodes.Status200OK) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(status == StatusCodes.Status200OK ? """{"id":"00000ada-5a0d-4c11-9d2e-000000000000","login":"ada","name":"Ada"}""" : """{"message":"So it is."}""");
    });

    public static async Task<Server> StartAsync(RequestDelegate response)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new Server(builder.Build());
        server._server.Run(context =>
        {
            server.Requests.Enqueue(($"{context.Request.Method} {context.Request.Path}", context.Request.Headers["Circle-Token"]));
            return response(context);
        });
        await server._server.StartAsync();
        server._address = new Uri(server._server.Urls.First());
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
