using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>A request that fails: CircleCI's status and message, followed by what the test may have forgotten.</summary>
internal sealed class RequestError(int status, string message, string? hint = null)
    : Exception(hint is null ? message : $"{message} (Sandbox: {hint})")
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <param name="operation">The operation; null if no document describes it.</param>
    public SandboxResponse ToResponse(Operation? operation) => new(status, new JObject { [operation?.ErrorMember ?? "message"] = Message }) { Headers = Headers };
}
