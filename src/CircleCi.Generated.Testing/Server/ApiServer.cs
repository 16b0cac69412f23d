using System.Globalization;
using System.Text;
using CircleCi.Generated.Testing.Quirks;
using CircleCi.Generated.Testing.Faults;
using CircleCi.Generated.Testing.Tokens;
using CircleCi.Generated.Testing.Triggers;
using CircleCi.Generated.Testing.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Listens on two loopback ports: CircleCI's own and, as another origin, its storage.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private const int MaxBodyLength = 10 * 1024 * 1024;
    private const int MaxRequests = 10_000;
    private const long MaxRecorded = 32_000_000;

    // Of webhooks. Required, but nobody at CircleCI misses them: verify_tls, spelled so, is dropped, and no certificate is checked.
    private static readonly string[] NotMissed = ["verify-tls", "signing-secret"];

    private readonly WebApplication _server;
    private readonly SandboxWorld _world;
    private readonly Handlers _handlers;
    private readonly Recent<SandboxRequest> _requests = new(MaxRequests, MaxRecorded, r => r.Body.Length);

    private ApiServer(WebApplication server, SandboxWorld world, Handlers handlers) => (_server, _world, _handlers) = (server, world, handlers);

    public IReadOnlyCollection<SandboxRequest> Requests => _requests;

    public static async Task<ApiServer> StartAsync(SandboxWorld world, Handlers handlers, CancellationToken cancellationToken)
    {
        // Nothing of the program that it is in: neither its appsettings.json nor its variables say where this listens and for whom.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        // The program's signals are its own: a host that listens to them keeps Ctrl+C and SIGTERM from ending it.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Limits.MaxRequestBodySize = null;
            // Of an address that is sent whole, that one counts.
            o.AllowHostHeaderOverride = true;
        });
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
        context.Connection.LocalPort == _world.StorageAddress.Port ? SendStoredAsync(context) : RespondAsync(context);

    private async Task RespondAsync(HttpContext context)
    {
        var request = context.Request;
        var body = await ReadAsync(request).ConfigureAwait(false);
        var path = RequestPath.Of(context);
        var route = ApiDescription.Instance.Find(request.Method, RequestPath.Routed(path));
        var what = route?.Operation.Id ?? (path.StartsWith("/output/", StringComparison.Ordinal) ? FaultPlan.Artifacts : null);
        var fault = _world.Faults.Next(what);
        SandboxResponse response;
        lock (_world.Gate)
            response = Formats.Of(fault?.Instead(_world.Clock.UtcNow) ?? Respond(request, route, path, body), request, _world.Quirks);
        var asked = new SandboxRequest(what, request.Method, path, Credentials.QueryOf(request), Headers(request), body ?? "", fault?.Seen(response.Status) ?? response.Status, fault);
        _requests.Add(asked);
        // As a server's does, it agrees with the dates in the response.
        context.Response.Headers.Date = _world.Clock.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        await (fault?.SendAsync(context.Response, response, asked, context.RequestAborted) ?? response.SendAsync(context.Response, context.RequestAborted)).ConfigureAwait(false);
    }

    private SandboxResponse Respond(HttpRequest request, (Operation Operation, IReadOnlyDictionary<string, string> Values)? route, string path, string? body)
    {
        try
        {
            _world.CatchUp();
            if (request.Method == "POST" && CustomWebhook.Owns(path))
                return CustomWebhook.Call(_world, path, request.Query["secret"]);
            var caller = Credentials.Of(request) is { } token ? _world.FindCaller(token) ?? throw new RequestError(401, "Invalid token provided.") : Caller.Anonymous;
            if (path.StartsWith("/output/", StringComparison.Ordinal))
                return Output(request, Uri.UnescapeDataString(path), caller);
            if (route is not var (operation, values))
                throw NoSuchRoute(request.Method, path);
            if (body is null)
                throw new RequestError(413, "Request entity too large.", $"a body has {MaxBodyLength} bytes at most");
            var query = request.Query.SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? ""))).ToLookup(q => q.Key, q => q.Value, StringComparer.Ordinal);
            if (caller.IsAnonymous && operation.Api == "V2")
                throw Permissions.NoToken();
            var call = new Call(operation, values, query, Parse(operation, request, body), caller, _world);
            Permissions.Check(call);
            RequireParameters(call);
            var response = _handlers.Find(operation.Id) is { } handler ? handler(call) : Example.Of(call);
            return new QuirkyResponse(_world.Quirks, operation, call.Query("page-token")).Of(response);
        }
        catch (RequestError refusal)
        {
            return refusal.ToResponse(route?.Operation);
        }
        catch (Exception e)
        {
            // It must not look like a bug of the program that is tested.
            var who = route?.Operation.Id ?? $"{request.Method} {path}";
            _world.Violations.Enqueue($"The sandbox failed to answer {who}; that is a bug of the sandbox: {e}");
            return SandboxResponse.Message(500, $"(Sandbox: it failed to answer {who}; that is a bug of the sandbox, not of what is tested. {e.GetType()}: {e.Message})");
        }
    }

    private SandboxResponse Output(HttpRequest request, string path, Caller caller)
    {
        if (caller.IsAnonymous)
            throw Permissions.NoToken();
        if (caller is { TokenProject: not null, Scope: SandboxTokenScope.Status })
            throw new RequestError(403, "Permission denied.", "the token's scope is Status, and artifacts need ReadOnly");
        var file = _world.FindStored(path) ?? throw new RequestError(404, "Not found.", $"no job stored {path}");
        return _world.Quirks.ArtifactRedirects
            ? new SandboxResponse(302, null) { Headers = { ["Location"] = _world.Sign(path).AbsoluteUri } }
            : StorageResponse.Of(file, request);
    }

    private static RequestError NoSuchRoute(string method, string path) => ApiDescription.Instance.MethodsOf(RequestPath.Routed(path)) is { Count: > 0 } methods
        ? new RequestError(405, "Method not allowed.", $"{path} is there for {string.Join(", ", methods)}, not for {method}") { Headers = { ["Allow"] = string.Join(", ", methods) } }
        : new RequestError(404, "Not found.", $"no document describes {method} {path}");

    /// <summary>The body; null if it is too large.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var length = 0L;
        // To the end, since a client that is refused while it still sends may not see why.
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0; length += read)
        {
            if (length < MaxBodyLength)
                body.Write(buffer, 0, read);
        }

        // A mark of the byte order before JSON says nothing, and is no part of it.
        return length > MaxBodyLength ? null : Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length).TrimStart('\uFEFF');
    }

    private static void RequireParameters(Call call)
    {
        foreach (var parameter in call.Operation.Parameters.Where(p => (string?)p["in"] == "query" && (bool?)p["required"] == true))
        {
            var name = (string)parameter["name"]!;
            if (call.Query(name) is null)
                throw new RequestError(400, $"{name}: is missing in the query.");
        }
    }

    /// <summary>The body, if CircleCI would look at it.</summary>
    private static JObject? Parse(Operation operation, HttpRequest request, string body)
    {
        // Without this header CircleCI does not look at a body.
        if (body.Length == 0 || request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return operation.NeedsBody ? throw new RequestError(400, "The body is missing, or its content type is not application/json.") : null;
        JToken json;
        try
        {
            json = JsonText.Read(new StringReader(body));
        }
        catch (JsonException e)
        {
            throw new RequestError(400, $"The body is no JSON: {e.Message}");
        }

        if (json is not JObject sent)
            throw new RequestError(400, "The body must be a JSON object.");
        var required = operation.BodySchema is { } schema ? operation.Resolve(schema)["required"] : null;
        foreach (var member in required ?? new JArray())
        {
            if (sent[(string)member!] is null or { Type: JTokenType.Null } && !NotMissed.Contains((string)member!))
                throw new RequestError(400, $"{member}: is missing in the body.");
        }

        if (operation.BodySchema is { } types)
            BodyTypes.Check(operation, types, sent);
        return sent;
    }

    private async Task SendStoredAsync(HttpContext context)
    {
        var fault = _world.Faults.Next(FaultPlan.Storage);
        var response = fault?.Instead(_world.Clock.UtcNow) ?? Stored(context);
        var asked = new SandboxRequest(FaultPlan.Storage, context.Request.Method, RequestPath.Of(context), Credentials.QueryOf(context.Request), Headers(context.Request), "", fault?.Seen(response.Status) ?? response.Status, fault);
        _requests.Add(asked);
        // As a server's does, it agrees with the dates in the response.
        context.Response.Headers.Date = _world.Clock.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        await (fault?.SendAsync(context.Response, response, asked, context.RequestAborted) ?? response.SendAsync(context.Response, context.RequestAborted)).ConfigureAwait(false);
    }

    private SandboxResponse Stored(HttpContext context)
    {
        var path = Uri.UnescapeDataString(RequestPath.Of(context));
        if (Credentials.AreIn(context.Request))
        {
            _world.Violations.Enqueue($"A token was sent to another origin: {context.Request.Method} {path}. It must go to CircleCI alone, and not where a redirect leads.");
            return SandboxResponse.Message(400, _world.Violations.Last());
        }

        lock (_world.Gate)
        {
            return !SandboxWorld.IsSigned(path, context.Request.Query["X-Signature"]) ? StorageResponse.Error(403, "AccessDenied", "The signature is missing, or is not that of the address.")
                : _world.FindStored(path) is { } file ? StorageResponse.Of(file, context.Request)
                : StorageResponse.Error(404, "NoSuchKey", "The specified key does not exist.");
        }
    }

    private static Dictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToDictionary(h => h.Key, h => Credentials.AreIn(h.Key) ? "***" : h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
