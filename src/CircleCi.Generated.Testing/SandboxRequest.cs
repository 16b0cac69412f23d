using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing;

/// <summary>What the sandbox was asked, to assert on.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(string? operation, string method, string path, string query, IReadOnlyDictionary<string, string> headers, string body, int status, SandboxFault? fault) =>
        (Operation, Method, Path, Query, Headers, Body, Status, Fault) = (operation, method, path, query, headers, body, status, fault);

    /// <summary>What the SDK calls it, such as V2.Pipelines.Trigger; Artifacts or Storage for a file; null for what is none of these.</summary>
    public string? Operation { get; }

    /// <summary>The HTTP method, such as POST.</summary>
    public string Method { get; }

    /// <summary>The path as it was sent, escapes and all.</summary>
    public string Path { get; }

    /// <summary>The query as it was sent, with its question mark; empty if there was none. A token in it is ***.</summary>
    public string Query { get; }

    /// <summary>The headers. Of credentials it has only that they were there: their value is ***.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty if there was none.</summary>
    public string Body { get; }

    /// <summary>The HTTP status of the response; 0 where the connection was cut, or no response was given.</summary>
    public int Status { get; internal set; }

    /// <summary>What went wrong with it, as <see cref="CircleCiSandbox.Fail"/> said; null if nothing did.</summary>
    public SandboxFault? Fault { get; }

    /// <summary>The body as JSON; null if there was none.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It is no JSON.</exception>
    public JToken? Json => Body.Length == 0 ? null : JsonText.Read(new StringReader(Body));

    /// <summary>Method, path and query, and the status of the response.</summary>
    public override string ToString() => $"{Method} {Path}{Query} -> {Status}";
}
