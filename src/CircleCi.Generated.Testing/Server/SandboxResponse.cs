using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>What the sandbox answers.</summary>
internal sealed record SandboxResponse(int Status, JToken? Json)
{
    /// <summary>Sent instead of JSON.</summary>
    public byte[]? Bytes { get; init; }

    public string ContentType { get; init; } = "application/json";

    public Dictionary<string, string> Headers { get; init; } = [];

    public static implicit operator SandboxResponse(JToken json) => new(200, json);

    public static SandboxResponse Message(int status, string message) => new(status, new JObject { ["message"] = message });

    public static SandboxResponse Text(string text, string contentType = "text/plain") => new(200, null) { Bytes = Encoding.UTF8.GetBytes(text), ContentType = contentType };

    /// <summary>Sets the status and the headers.</summary>
    /// <returns>The body, which is still to be sent.</returns>
    public byte[] Begin(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        var body = Bytes ?? (Json is null ? [] : Encoding.UTF8.GetBytes(Json.ToString(Formatting.None)));
        if (body.Length > 0)
            response.ContentType = ContentType;
        if (Status != 304)
            response.ContentLength = body.Length;
        return body;
    }

    public Task SendAsync(HttpResponse response, CancellationToken cancellationToken) => response.Body.WriteAsync(Begin(response), cancellationToken).AsTask();
}
