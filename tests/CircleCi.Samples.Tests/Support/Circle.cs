using CircleCi.Generated.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.Samples.Tests.Support;

/// <summary>
/// The CircleCI that the samples meet: the sandbox, which has gh/acme/shop. It starts no pipelines, so that one call is answered here, before it.
/// </summary>
internal sealed class Circle : IAsyncDisposable
{
    private readonly CircleCiSandbox _sandbox;
    private readonly HttpClient _http = new();
    private readonly WebApplication _server;

    private Circle(CircleCiSandbox sandbox, WebApplication server) => (_sandbox, _server) = (sandbox, server);

    /// <summary>The environment of a program that is signed in.</summary>
    public Dictionary<string, string> Environment => new() { ["CIRCLE_URL"] = _server.Urls.First(), ["CIRCLE_TOKEN"] = _sandbox.Token };

    public static async Task<Circle> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var circle = new Circle(await CircleCiSandbox.StartAsync(), builder.Build());
        circle._server.MapPost("/api/v2/project/gh/acme/shop/pipeline", () => Results.Text(
            """{"id":"0000002d-5a0d-4c11-9d2e-000000000000","number":45,"state":"pending","created_at":"2026-11-21T09:00:00Z"}""", "application/json", statusCode: StatusCodes.Status201Created));
        circle._server.MapFallback(circle.PassOnAsync);
        await circle._server.StartAsync();
        return circle;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _sandbox.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_sandbox.Address, $"{context.Request.Path}{context.Request.QueryString}"));
        request.Headers.TryAddWithoutValidation("Circle-Token", (string?)context.Request.Headers["Circle-Token"]);
        using var response = await _http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
