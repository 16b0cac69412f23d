using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// The front door to CircleCI: one client per API version, and under each one client per area, as in <c>circle.V2.Pipelines.ListAsync()</c>.
/// Thread-safe; make one and keep it.
/// </summary>
public partial class CircleCiClient : IDisposable
{
    // What is null is most often a variable that is not set; scripts come here with it whichever constructor they meant.
    private const string NoToken = "Neither a token nor options were given: is the variable set that has the token? Leave the argument out to take CIRCLE_TOKEN.";

    /// <summary>A client with the token in <c>CIRCLE_TOKEN</c> and the server in <c>CIRCLE_URL</c>, if these environment variables are set.</summary>
    public CircleCiClient()
        : this(new CircleCiClientOptions())
    {
    }

    /// <summary>A client that signs in with <paramref name="token"/>.</summary>
    /// <param name="token">An API token: a personal one, or for most calls of v1.1 a project's. Empty for none.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> holds a character that no token has.</exception>
    public CircleCiClient(string token)
        : this(new CircleCiClientOptions { Token = token ?? throw new ArgumentNullException(nameof(token), NoToken) })
    {
    }

    /// <summary>A client as <paramref name="options"/> say. Later changes of these do not reach it.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    public CircleCiClient(CircleCiClientOptions options) =>
        Connection = new ApiConnection(options ?? throw new ArgumentNullException(nameof(options), NoToken));

    private CircleCiClient(ApiConnection connection) => Connection = connection;

    /// <summary>The server that is called, such as https://circleci.com/.</summary>
    public Uri BaseAddress => Connection.BaseAddress;

    private protected ApiConnection Connection { get; }

    /// <summary>A light view of this client, for calls that shall be made otherwise: with another timeout, without retries, with more headers. It shares all else.</summary>
    /// <example><c>circle.With(new() { MaxRetries = 0 }).V2.Pipelines.Get(id)</c></example>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    public virtual CircleCiClient With(CircleCiCallOptions options) =>
        new(Connection.With((options ?? throw new ArgumentNullException(nameof(options))).Validated(Connection.Options)));

    /// <summary>Makes a call by its path, for what the SDK does not know yet, with the same care for the token, retries and errors as all others.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path from the server's root on, with its query if there is one, escaped as it shall be sent: <c>/api/v2/me</c>.</param>
    /// <param name="content">
    /// What to send as JSON: a model, values by name or in a list, any other object that Newtonsoft.Json writes, or what System.Text.Json has read. Text and bytes are
    /// JSON already, an object or a list, and sent as they are. Null for no body.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response of success; of a <c>DELETE</c> that was tried again, since an earlier try may have removed what it names, also that it is not found.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, leads to another server or holds <c>..</c>; or nothing can be sent of <paramref name="content"/>, such as of a stream or an <see cref="HttpContent"/>.
    /// </exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<CircleCiResponse> SendAsync(HttpMethod method, string path, object? content = null, CancellationToken cancellationToken = default) =>
        Connection.SendRawAsync(ApiRequest.Raw(method, path, content), cancellationToken);

    /// <inheritdoc cref="SendAsync"/>
    public virtual CircleCiResponse Send(HttpMethod method, string path, object? content = null, CancellationToken cancellationToken = default) =>
        Connection.SendRaw(ApiRequest.Raw(method, path, content), cancellationToken);

    /// <summary>Closes the connections that the client opened itself. Disposing a view does nothing.</summary>
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
