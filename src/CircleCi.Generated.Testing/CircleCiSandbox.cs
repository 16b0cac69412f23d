using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CircleCi.Generated.Testing;

/// <summary>
/// A CircleCI on a free loopback port of this process, with one project of one organization: <c>gh/acme/shop</c>, whose tests fail. It answers with
/// canned JSON, as awkward as CircleCI's own: comments in v1.1, joda timestamps, nulls, lists over several pages.
/// </summary>
public sealed class CircleCiSandbox : IAsyncDisposable
{
    private readonly WebApplication _server;

    private CircleCiSandbox(WebApplication server) => _server = server;

    /// <summary>The token that the sandbox takes; with any other one it answers 401.</summary>
    public string Token { get; } = "CCIPAT_sandbox";

    /// <summary>Where it listens, such as http://127.0.0.1:40123/.</summary>
    public Uri Address => new(_server.Urls.First());

    /// <summary>Starts a sandbox.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CircleCiSandbox> StartAsync(CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var sandbox = new CircleCiSandbox(server);
        new Routes(sandbox.Token).Map(server);
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return sandbox;
    }

    /// <summary>A client that is signed in to the sandbox.</summary>
    public CircleCiClient CreateClient() => new(new CircleCiClientOptions { BaseAddress = Address, Token = Token });

    /// <summary>Stops it and closes its port.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
