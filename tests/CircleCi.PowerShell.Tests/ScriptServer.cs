using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.PowerShell.Tests;

/// <summary>A CircleCI on this machine with what the scripts ask for: one project, whose pipelines fill three pages.</summary>
internal sealed class ScriptServer : IAsyncDisposable
{
    public const string Token = "CCIPAT_scripts";

    private const string Project = "/api/v2/project/gh/acme/shop";
    private readonly WebApplication _server;
    private int _looks;

    private ScriptServer(WebApplication server) => _server = server;

    public string Address => _server.Urls.First();

    /// <summary>Method, path, query and body of each request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<ScriptServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        Asked.Enqueue($"{request.Method} {request.Path}{request.QueryString} {await reader.ReadToEndAsync()}".TrimEnd());
        if (request.Path == "/storage/log.txt")
        {
            await context.Response.WriteAsync("2 of 7 tests failed\n");
            return;
        }

        if (request.Headers["Circle-Token"] != Token)
        {
            await WriteAsync(context, 401, new { message = "Invalid token provided." });
            return;
        }

        if (request.Path == "/storage/report.txt")
            await context.Response.WriteAsync("all is well");
        else if (Answer($"{request.Method} {request.Path}", request.Query["page-token"]) is { } answer)
            await WriteAsync(context, 200, answer);
        else
            await WriteAsync(context, 404, new { message = "Not found." });
    }

    private object? Answer(string call, string? page) => call switch
    {
        "GET /api/v2/me" => new { id = Id(1), login = "ada", name = "Ada" },
        $"GET {Project}/pipeline" => Pipelines(page),
        $"POST {Project}/pipeline" => new { id = Id(7), number = 7, state = "pending", created_at = "2026-11-20T16:02:11Z" },
        "GET /api/v2/pipeline/00000007-5a0d-4c11-9d2e-000000000000" => Pipeline(7, "main"),
        "GET /api/v2/pipeline/00000007-5a0d-4c11-9d2e-000000000000/workflow" => Items(Workflow("build", Interlocked.Increment(ref _looks) == 1 ? "running" : "success")),
        "GET /api/v2/pipeline/00000043-5a0d-4c11-9d2e-000000000000/workflow" => Items(Workflow("build", "failed"), Workflow("nightly", "success")),
        "GET /api/v2/workflow/00000440-5a0d-4c11-9d2e-000000000000/job" => Items(Job("lint", "success", 128), Job("test", "failed", 129)),
        $"GET {Project}/129/artifacts" => Items(new { path = "report.txt", node_index = 0, url = $"{Address}/storage/report.txt" }),
        "GET /api/v1.1/project/github/acme/shop/129" => new { build_num = 129, steps = new[] { Step("Restore", "success"), Step("Run tests", "failed") } },
        "GET /api/v2/context" => Items(new { id = Id(199), name = "deploy", created_at = "2024-02-01T10:00:00Z" }),
        "PUT /api/v2/context/00000199-5a0d-4c11-9d2e-000000000000/environment-variable/NPM_TOKEN" => new { variable = "NPM_TOKEN", context_id = Id(199), created_at = "2026-11-20T16:02:11Z", updated_at = "2026-11-20T16:02:11Z" },
        _ => null,
    };

    /// <summary>Three pages of three; main is every pipeline but the first of a page, so that the first five need three pages, and a fourth is never asked for.</summary>
    private static object? Pipelines(string? page) => page switch
    {
        null => Page("two", Pipeline(44, "other"), Pipeline(43, "main"), Pipeline(42, "main")),
        "two" => Page("three", Pipeline(41, "other"), Pipeline(40, "main"), Pipeline(39, "main")),
        "three" => Page("four", Pipeline(38, "other"), Pipeline(37, "main"), Pipeline(36, "main")),
        _ => null,
    };

    private static object Pipeline(int number, string branch) =>
        new { id = Id(number), number, state = "created", project_slug = "gh/acme/shop", created_at = "2026-11-20T16:02:11Z", vcs = new { provider_name = "GitHub", branch, revision = "8c6a9b2f" } };

    private static object Workflow(string name, string status) =>
        new { id = Id(440), name, status, pipeline_id = Id(7), pipeline_number = 7, project_slug = "gh/acme/shop", created_at = "2026-11-20T16:02:11Z" };

    private static object Job(string name, string status, int number) => new { id = Id(number), name, status, type = "build", project_slug = "gh/acme/shop", job_number = number };

    private object Step(string name, string status) =>
        new { name, actions = new[] { new { name, index = 0, step = 101, status, failed = status == "failed", has_output = true, output_url = $"{Address}/storage/log.txt" } } };

    private static object Items(params object[] items) => new { items };

    private static object Page(string next, params object[] items) => new { items, next_page_token = next };

    private static string Id(int number) => $"{number:D8}-5a0d-4c11-9d2e-000000000000";

    private static Task WriteAsync(HttpContext context, int status, object answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }
}
