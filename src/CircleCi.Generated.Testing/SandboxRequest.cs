using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

/// <summary>A request that the sandbox received, for assertions.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(string? operation, string method, string path, string query, IReadOnlyDictionary<string, string> headers, string body, int status, SandboxFault? fault) =>
        (Operation, Method, Path, Query, Headers, Body, Status, Fault) = (operation, method, path, query, headers, body, status, fault);

    /// <summary>The name of the operation in the SDK, such as V2.Pipelines.Trigger; Artifacts or Storage for a file; null for anything else.</summary>
    public string? Operation { get; }

    /// <summary>The HTTP method, such as POST.</summary>
    public string Method { get; }

    /// <summary>The path as it was sent, including escapes.</summary>
    public string Path { get; }

    /// <summary>The query as it was sent, with its question mark; empty if there was none. A token in it is replaced with ***.</summary>
    public string Query { get; }

    /// <summary>The headers. The values of credentials are replaced with ***.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty if there was none.</summary>
    public string Body { get; }

    /// <summary>The HTTP status of the response; 0 if the connection was cut or no response was sent.</summary>
    public int Status { get; internal set; }

    /// <summary>The fault that occurred, as set by <see cref="CircleCiSandbox.Fail"/>; null if there was none.</summary>
    public SandboxFault? Fault { get; }

    /// <summary>The body as JSON; null if there was none.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">The body is not JSON.</exception>
    public JToken? Json => Body.Length == 0 ? null : JsonText.Read(new StringReader(Body));

    /// <summary>Returns the method, path, query and status.</summary>
    public override string ToString() => $"{Method} {Path}{Query} -> {Status}";
}
