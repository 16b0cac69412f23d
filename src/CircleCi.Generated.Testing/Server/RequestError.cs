using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>What was asked cannot be answered with success: CircleCI's status and message, and after it what the test may have forgotten.</summary>
internal sealed class RequestError(int status, string message, string? hint = null)
    : Exception(hint is null ? message : $"{message} (Sandbox: {hint})")
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <param name="operation">What was asked; null if no document describes it.</param>
    public SandboxResponse ToResponse(Operation? operation) => new(status, new JObject { [operation?.ErrorMember ?? "message"] = Message }) { Headers = Headers };
}
