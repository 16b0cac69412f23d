using System.Collections.Concurrent;
using System.Text;
using CircleCi.Generated.Testing.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Listens on two loopback ports: CircleCI's own and, as another origin, its storage.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly SandboxWorld _world;
    private readonly Handlers _handlers;
    private readonly ConcurrentQueue<SandboxRequest> _requests = new();
    private readonly ConcurrentQueue<string> _violations = new();

    private ApiServer(WebApplication server, SandboxWorld world, Handlers handlers) => (_server, _world, _handlers) = (server, world, handlers);

    public IReadOnlyCollection<SandboxRequest> Requests => _requests;

    /// <summary>What must not happen, and did.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    public static async Task<ApiServer> StartAsync(SandboxWorld world, Handlers handlers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        var server = new ApiServer(builder.Build(), world, handlers);
        server._server.Run(server.HandleAsync);
        try
        {
            await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var urls = server._server.Urls.Select(u => new Uri(u)).ToList();
        (world.Address, world.StorageAddress) = (urls[0], urls[1]);
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task HandleAsync(HttpContext context) =>
        context.Connection.LocalPort == _world.StorageAddress.Port ? SendStoredAsync(context) : AnswerAsync(context);

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        // Escapes as they were sent.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var route = ApiDescription.Instance.Find(context.Request.Method, path);
        Answer answer;
        lock (_world.Gate)
        {
            _world.CatchUp();
            answer = Answer(context.Request, route, path, body);
        }

        _requests.Enqueue(new SandboxRequest(route?.Operation.Id, context.Request.Method, path, context.Request.QueryString.Value ?? "", Headers(context.Request), body, answer.Status));
        await SendAsync(context.Response, answer, context.RequestAborted).ConfigureAwait(false);
    }

    private Answer Answer(HttpRequest request, (Operation Operation, IReadOnlyDictionary<string, string> Values)? route, string path, string body)
    {
        try
        {
            var caller = Credentials.Find(request, _world);
            if (path.StartsWith("/output/", StringComparison.Ordinal))
                return _world.FindStored(path) is { } artifact ? new Answer(200, null) { Bytes = artifact, ContentType = "application/octet-stream" } : throw new Refusal(404, "Not found.");
            if (route is not var (operation, values))
                throw new Refusal(404, "Not found.", $"no document describes {request.Method} {path}");
            if (caller.TokenProject is not null && !operation.TakesProjectTokens)
                throw new Refusal(404, operation.Path.Contains("/project/", StringComparison.Ordinal) ? "Project not found." : "Not found.", "the token is a project's, and v2 takes personal ones only");
            var query = request.Query.SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? ""))).ToLookup(q => q.Key, q => q.Value, StringComparer.Ordinal);
            var call = new Call(operation, values, query, Parse(operation, request, body), caller, _world);
            RequireParameters(call);
            return _handlers.Find(operation.Id) is { } handler ? handler(call) : Example.Of(call);
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    private static void RequireParameters(Call call)
    {
        foreach (var parameter in call.Operation.Parameters.Where(p => (string?)p["in"] == "query" && (bool?)p["required"] == true))
        {
            var name = (string)parameter["name"]!;
            if (call.Query(name) is null)
                throw new Refusal(400, $"{name}: is missing in the query.");
        }
    }

    /// <summary>The body, if CircleCI would look at it.</summary>
    private static JObject? Parse(Operation operation, HttpRequest request, string body)
    {
        // Without this header CircleCI does not look at a body.
        if (body.Length == 0 || request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return operation.NeedsBody ? throw new Refusal(400, "The body is missing, or its content type is not application/json.") : null;
        JToken json;
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
            json = JToken.ReadFrom(reader);
        }
        catch (JsonException e)
        {
            throw new Refusal(400, $"The body is no JSON: {e.Message}");
        }

        if (json is not JObject sent)
            throw new Refusal(400, "The body must be a JSON object.");
        var required = operation.BodySchema is { } schema ? operation.Resolve(schema)["required"] : null;
        foreach (var member in required ?? new JArray())
        {
            if (sent[(string)member!] is null)
                throw new Refusal(400, $"{member}: is missing in the body.");
        }

        return sent;
    }

    private static async Task SendAsync(HttpResponse response, Answer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        var body = answer.ToBytes();
        if (body.Length > 0)
            response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    private Task SendStoredAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Credentials.AreIn(context.Request))
        {
            _violations.Enqueue($"A token was sent to another origin: {context.Request.Method} {path}. It must go to CircleCI alone, and not where a redirect leads.");
            return SendAsync(context.Response, Server.Answer.Message(400, _violations.Last()), context.RequestAborted);
        }

        byte[]? content;
        lock (_world.Gate)
            content = _world.FindStored(path);
        var answer = content is null ? Server.Answer.Text("There is no such file.") with { Status = 404 }
            : context.Request.Query.ContainsKey("X-Signature") ? new Answer(200, null) { Bytes = content, ContentType = "application/octet-stream" }
            : Server.Answer.Text("The signature is missing.") with { Status = 403 };
        return SendAsync(context.Response, answer, context.RequestAborted);
    }

    private static Dictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToDictionary(h => h.Key, h => Credentials.IsOne(h.Key) ? "***" : h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
