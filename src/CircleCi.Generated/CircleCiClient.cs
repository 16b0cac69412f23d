using System.Runtime.Versioning;
using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// The entry point to CircleCI, with one client per API version and, below it, one client per area, as in <c>circle.V2.Pipelines.ListAsync()</c>.
/// Thread-safe. Create one instance and reuse it.
/// </summary>
public partial class CircleCiClient : IDisposable
{
    // What is null is most often a variable that is not set; scripts come here with it whichever constructor they meant.
    private const string NoToken = "The token or the options are null; check that the variable that holds them is set, or omit the argument to use CIRCLE_TOKEN.";

    /// <summary>Creates a client with the token in <c>CIRCLE_TOKEN</c> and the server in <c>CIRCLE_URL</c>, if these environment variables are set.</summary>
    public CircleCiClient()
        : this(new CircleCiClientOptions())
    {
    }

    /// <summary>Creates a client that uses <paramref name="token"/>.</summary>
    /// <param name="token">The API token: a personal token, or for most operations of API v1.1 a project token. Empty for none.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> contains a character that is not valid in a token.</exception>
    public CircleCiClient(string token)
        : this(new CircleCiClientOptions { Token = token ?? throw new ArgumentNullException(nameof(token), NoToken) })
    {
    }

    /// <summary>Creates a client with the specified options. Later changes to <paramref name="options"/> do not affect it.</summary>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public CircleCiClient(CircleCiClientOptions options) =>
        Connection = new ApiConnection(options ?? throw new ArgumentNullException(nameof(options), NoToken));

    private CircleCiClient(ApiConnection connection) => Connection = connection;

    /// <summary>The address of the server, such as https://circleci.com/.</summary>
    public Uri BaseAddress => Connection.BaseAddress;

    private protected ApiConnection Connection { get; }

    /// <summary>Creates a lightweight view of this client with different options for some calls, such as another timeout, no retries or additional headers. It shares everything else.</summary>
    /// <example><c>circle.With(new() { MaxRetries = 0 }).V2.Pipelines.Get(id)</c></example>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public virtual CircleCiClient With(CircleCiCallOptions options) =>
        new(Connection.With((options ?? throw new ArgumentNullException(nameof(options))).Validated(Connection.Options)));

    /// <summary>Sends a request to a path, for operations that the SDK does not support yet. The token, retries and errors are handled as for all other calls.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path from the root of the server, with an optional query, escaped as it is to be sent: <c>/api/v2/me</c>.</param>
    /// <param name="content">
    /// The content to send as JSON: a model, a dictionary or a list, any other object that Newtonsoft.Json can write, or JSON read with System.Text.Json. Text and bytes
    /// must be JSON already, an object or a list, and are sent unchanged. Null for no body.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The successful response. For a <c>DELETE</c> that was retried, this includes 404, because an earlier attempt may have deleted the resource.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, leads to another server or contains <c>..</c>; or <paramref name="content"/> cannot be sent, such as a stream or an <see cref="HttpContent"/>.
    /// </exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<CircleCiResponse> SendAsync(HttpMethod method, string path, object? content = null, CancellationToken cancellationToken = default) =>
        Connection.SendRawAsync(ApiRequest.Raw(method, path, content), cancellationToken);

    /// <inheritdoc cref="SendAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual CircleCiResponse Send(HttpMethod method, string path, object? content = null, CancellationToken cancellationToken = default) =>
        Connection.SendRaw(ApiRequest.Raw(method, path, content), cancellationToken);

    /// <summary>Closes the connections that the client opened itself. Disposing a view has no effect.</summary>
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
