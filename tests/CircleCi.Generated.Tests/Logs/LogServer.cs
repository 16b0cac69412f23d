using System.Text.Json;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Logs;

/// <summary>A CircleCI with one job, gh/acme/shop 7, and a storage of another origin with the outputs of its steps.</summary>
internal sealed class LogServer : IAsyncDisposable
{
    public const string Token = "CCIPAT_logs";

    private readonly List<object> _steps = [];
    private readonly Dictionary<string, RequestDelegate> _outputs = [];
    private Loopback _api = null!;
    private Loopback _storage = null!;

    /// <summary>What was asked of the storage: paths with queries.</summary>
    public List<string> Asked { get; } = [];

    public List<string> StorageHeaders { get; } = [];

    /// <summary>How often the job was asked for; also the signature of the addresses that it names.</summary>
    public int Builds { get; private set; }

    public CircleCiClient Client { get; private set; } = null!;

    public static async Task<LogServer> StartAsync(CircleCiClock? clock = null)
    {
        var server = new LogServer();
        server._storage = await Loopback.StartAsync(async context =>
        {
            server.Asked.Add(context.Request.Path + context.Request.QueryString);
            server.StorageHeaders.AddRange(context.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
            await server._outputs[context.Request.Path](context);
        });
        server._api = await Loopback.StartAsync(async context =>
        {
            Assert.Equal("/api/v1.1/project/github/acme/shop/7", context.Request.Path);
            Assert.Equal(Token, context.Request.Headers["Circle-Token"]);
            server.Builds++;
            var json = JsonSerializer.Serialize(new { build_num = 7, steps = server._steps });
            await context.Response.WriteAsync(json.Replace("STORAGE", server._storage.Address.ToString().TrimEnd('/')).Replace("SIGNATURE", $"secret-{server.Builds}"));
        });
        server.Client = server._api.Client(Token, o => o.Clock = clock ?? new TestClock());
        return server;
    }

    public void Step(string name, params object[] actions) => _steps.Add(new { name, actions });

    /// <summary>An action with output, and the output.</summary>
    public object Action(int step, string name, string output, int index = 0, string status = "success", bool truncated = false) =>
        Action(step, name, context => context.Response.WriteAsync(output), index, status, truncated);

    public object Action(int step, string name, RequestDelegate output, int index = 0, string status = "success", bool truncated = false)
    {
        _outputs[$"/{step}/{index}"] = output;
        return new { name, step, index, status, truncated, failed = status == "failed" ? true : (bool?)null, has_output = true, output_url = $"STORAGE/{step}/{index}?signature=SIGNATURE" };
    }

    public static string Message(string text, string type = "out") => JsonSerializer.Serialize(new { type, time = "2026-11-21T09:00:00.123Z", message = text });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _api.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
