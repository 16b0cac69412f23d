using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>A CircleCI with one job, gh/acme/shop 7, whose artifacts' addresses lead on to a storage of another origin.</summary>
internal sealed class ArtifactServer : IAsyncDisposable
{
    public const string Slug = "gh/acme/shop";
    public const string Token = "CCIPAT_artifacts";

    private readonly List<(string Path, int Node, RequestDelegate Content)> _artifacts = [];
    private Loopback _api = null!;
    private Loopback _storage = null!;

    public TestClock Clock { get; } = new();

    /// <summary>The headers of what was asked of the storage.</summary>
    public ConcurrentQueue<string> StorageHeaders { get; } = [];

    /// <summary>The tokens with which the artifacts' addresses were asked.</summary>
    public ConcurrentQueue<string?> Tokens { get; } = [];

    /// <summary>The ranges that were asked for; empty if all was.</summary>
    public ConcurrentQueue<string> Ranges { get; } = [];

    public CircleCiClient Client { get; private set; } = null!;

    public JobsClient Jobs => Client.V2.Jobs;

    public static async Task<ArtifactServer> StartAsync()
    {
        var server = new ArtifactServer();
        server._storage = await Loopback.StartAsync(async context =>
        {
            server.Ranges.Enqueue(context.Request.Headers.Range.ToString());
            foreach (var header in context.Request.Headers)
                server.StorageHeaders.Enqueue($"{header.Key}: {header.Value}");
            await server._artifacts[int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture)].Content(context);
        });
        server._api = await Loopback.StartAsync(async context =>
        {
            if (context.Request.Path.StartsWithSegments("/output", out var rest))
            {
                server.Tokens.Enqueue(context.Request.Headers["Circle-Token"]);
                context.Response.Redirect($"{server._storage.Address.ToString().TrimEnd('/')}{rest}?signature=secret");
                return;
            }

            Assert.Equal("/api/v2/project/gh/acme/shop/7/artifacts", context.Request.Path);
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { items = server.Artifacts.Select(a => new { path = a.Path, node_index = a.NodeIndex, url = a.Url }), next_page_token = (string?)null }));
        });
        server.Client = server._api.Client(Token, o => o.Clock = server.Clock);
        return server;
    }

    public IEnumerable<Artifact> Artifacts => _artifacts.Select((a, i) => new Artifact { Path = a.Path, NodeIndex = a.Node, Url = $"{_api.Address}output/{i}" });

    public Artifact Add(string path, string content, int node = 0) => Add(path, context => ServeAsync(context, Encoding.UTF8.GetBytes(content)), node);

    public Artifact Add(string path, RequestDelegate content, int node = 0)
    {
        _artifacts.Add((path, node, content));
        return Artifacts.Last();
    }

    /// <summary>What storages do: ranges, as long as the file is the same.</summary>
    /// <param name="context">What was asked.</param>
    /// <param name="content">The file.</param>
    /// <param name="etag">Its version; null to tell none.</param>
    /// <param name="hasRanges">Whether ranges are known.</param>
    /// <param name="cutAt">Where in the file the connection breaks; null if it does not.</param>
    public static async Task ServeAsync(HttpContext context, byte[] content, string? etag = "\"1\"", bool hasRanges = true, int? cutAt = null)
    {
        var from = 0;
        if (hasRanges && RangeHeaderValue.TryParse(context.Request.Headers.Range.ToString(), out var range))
        {
            from = (int)range.Ranges.Single().From!.Value;
            context.Response.StatusCode = from < content.Length ? 206 : 416;
            if (from >= content.Length)
                return;
            context.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }

        context.Response.Headers.ETag = etag;
        context.Response.ContentLength = content.Length - from;
        // Less than was promised: the server ends the connection.
        await context.Response.Body.WriteAsync(content.AsMemory(from, Math.Max((cutAt ?? content.Length) - from, 0)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _api.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
