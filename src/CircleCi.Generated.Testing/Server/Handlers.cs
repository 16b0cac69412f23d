namespace CircleCi.Generated.Testing.Server;

/// <summary>The operations that are alive, each with what answers it. All others answer with an example of what their document promises.</summary>
internal sealed class Handlers
{
    private readonly Dictionary<string, Func<Call, SandboxResponse>> _handlers = new(StringComparer.Ordinal);

    /// <param name="operation">Such as V2.Pipelines.ListForProject.</param>
    public Func<Call, SandboxResponse> this[string operation]
    {
        set => _handlers.Add(ApiDescription.Instance.Get(operation).Id, value);
    }

    /// <summary>The operations that are alive.</summary>
    public IReadOnlyCollection<string> Operations => _handlers.Keys;

    public Func<Call, SandboxResponse>? Find(string operation) => _handlers.GetValueOrDefault(operation);
}
