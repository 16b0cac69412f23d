using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// The front door to CircleCI: one client per API version, and under each one client per area, as in <c>circle.V2.Pipelines.ListAsync()</c>.
/// Thread-safe; make one and keep it.
/// </summary>
public partial class CircleCiClient : IDisposable
{
    /// <summary>A client with the token in <c>CIRCLE_TOKEN</c> and the server in <c>CIRCLE_URL</c>, if these environment variables are set.</summary>
    public CircleCiClient()
        : this(new CircleCiClientOptions())
    {
    }

    /// <summary>A client that signs in with <paramref name="token"/>.</summary>
    /// <param name="token">An API token: a personal one, or for most calls of v1.1 a project's. Empty for none.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> holds a character that no token has.</exception>
    public CircleCiClient(string token)
        : this(new CircleCiClientOptions { Token = token ?? throw new ArgumentNullException(nameof(token)) })
    {
    }

    /// <summary>A client as <paramref name="options"/> say. Later changes of these do not reach it.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    public CircleCiClient(CircleCiClientOptions options) =>
        Connection = new ApiConnection(options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>The server that is called, such as https://circleci.com/.</summary>
    public Uri BaseAddress => Connection.BaseAddress;

    private protected ApiConnection Connection { get; }

    /// <summary>Closes the connections that the client opened itself.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections that the client opened itself.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Connection.Dispose();
    }
}
