using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>Serves descriptions while the tests of a class run.</summary>
public abstract class PrismFixture : IAsyncLifetime
{
    private readonly Dictionary<string, Served> _served = [];
    private PrismServer? _server;

    /// <summary>The descriptions by name.</summary>
    private protected abstract Dictionary<string, JObject> Descriptions();

    internal Served this[string name] => _served[name];

    public async Task InitializeAsync()
    {
        if (PrismFolder.WhyNot is not null)
            return;
        var descriptions = Descriptions();
        (_server, var addresses) = await PrismServer.StartAsync([.. descriptions.Values]);
        foreach (var ((name, description), address) in descriptions.Zip(addresses))
            _served[name] = new Served(address, description);
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        return Task.CompletedTask;
    }
}
