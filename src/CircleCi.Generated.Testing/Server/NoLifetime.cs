using Microsoft.Extensions.Hosting;

namespace CircleCi.Generated.Testing.Server;

/// <summary>A host that ends when its sandbox is disposed, and knows nothing of the process that it is in.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
