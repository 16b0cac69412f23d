using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing;

/// <summary>What the sandbox answers, by method and path.</summary>
internal sealed class Routes(string token)
{
    private const string Project = "/api/v2/project/gh/acme/shop";

    public void Map(WebApplication server)
    {
        server.Use(RequireTokenAsync);
        server.MapGet("/api/v2/me", () => Answer("me.json"));
        server.MapGet("/api/v2/context", () => Answer("contexts.json"));
        server.MapGet(Project, () => Answer("project.json"));
        server.MapGet($"{Project}/pipeline", (HttpRequest request) => (string?)request.Query["page-token"] switch
        {
            null => Answer("pipelines-1.json"),
            "page-2" => Answer("pipelines-2.json"),
            var other => Message(StatusCodes.Status400BadRequest, $"'{other}' is no page token that this list gave."),
        });
        server.MapGet($"{Project}/envvar", () => Answer("variables.json"));
        server.MapGet("/api/v2/pipeline/{id}/workflow", (string id) => Answer($"workflows-{id}.json"));
        server.MapGet("/api/v2/workflow/{id}/job", (string id) => Answer($"jobs-{id}.json"));
        server.MapGet($"{Project}/{{number}}/tests", (string number) => Answer($"tests-{number}.json"));
        server.MapGet("/api/v1.1/project/github/acme/shop/{number}", (string number) => Answer($"build-{number}.jsonc"));
        server.MapFallback((HttpRequest request) => Message(StatusCodes.Status404NotFound, $"The sandbox has no answer to {request.Method} {request.Path}."));
    }

    /// <summary>The answer of a file in Answers/, as it stands: comments and all.</summary>
    private static IResult Answer(string name)
    {
        using var file = typeof(Routes).Assembly.GetManifestResourceStream(name);
        if (file is null)
            return Message(StatusCodes.Status404NotFound, "Not found.");
        using var reader = new StreamReader(file);
        return Results.Text(reader.ReadToEnd(), "application/json");
    }

    private static IResult Message(int status, string message) => Results.Json(new { message }, statusCode: status);

    private Task RequireTokenAsync(HttpContext context, RequestDelegate next)
    {
        var given = (string?)context.Request.Headers["Circle-Token"];
        if (given == token)
            return next(context);
        return Message(StatusCodes.Status401Unauthorized, given is null ? "You must log in first." : "Invalid token provided.").ExecuteAsync(context);
    }
}
