using System.Collections.Concurrent;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.Webhooks;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Sandbox.Tests;

/// <summary>A server that webhooks call, and what it was told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "s3cr3t";

    private readonly ConcurrentQueue<(string Path, Dictionary<string, string> Headers, byte[] Body)> _calls = new();
    private Loopback _server = null!;

    private Receiver()
    {
    }

    public Uri Url => new(_server.Address, "hook");

    public IReadOnlyList<(string Path, Dictionary<string, string> Headers, byte[] Body)> Calls => [.. _calls];

    /// <summary>What it was told, after a check of the signature.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => [.. _calls.Select(c => WebhookDelivery.Read(c.Body, c.Headers.GetValueOrDefault(WebhookSignature.HeaderName), Secret))];

    /// <param name="response">Given the number of the call, from 1.</param>
    public static async Task<Receiver> StartAsync(Func<int, HttpContext, Task>? response = null)
    {
        var receiver = new Receiver();
        receiver._server = await Loopback.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            receiver._calls.Enqueue((context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            await (response?.Invoke(receiver._calls.Count, context) ?? Task.CompletedTask);
        });
        return receiver;
    }

    /// <summary>Does not answer until the caller gives up.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var gaveUp = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gaveUp.SetResult);
        await gaveUp.Task;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
