using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>The base class of the clients of API versions and areas.</summary>
public abstract class ApiClient
{
    private readonly ApiConnection? _connection;

    internal ApiClient(ApiConnection connection) => _connection = connection;

    private protected ApiClient()
    {
    }

    private protected ApiConnection Connection =>
        _connection ?? throw new InvalidOperationException($"This {GetType().Name} was created for a test and has no connection; override the member that was called.");

    private protected Task<T> SendAsync<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => Connection.SendAsync(request, shape, cancellationToken);

    private protected Task<T> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : class, new() => Connection.SendAsync(request, ResponseShape.OfModel<T>(), cancellationToken);

    private protected Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => Connection.SendAsync(request, cancellationToken);

    private protected T Send<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => Connection.Send(request, shape, cancellationToken);

    private protected T Send<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : class, new() => Connection.Send(request, ResponseShape.OfModel<T>(), cancellationToken);

    private protected void Send(ApiRequest request, CancellationToken cancellationToken) => Connection.Send(request, cancellationToken);
}
