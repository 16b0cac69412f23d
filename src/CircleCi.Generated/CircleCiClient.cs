using System.Runtime.Versioning;
using CircleCi.Generated.Http;
#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using CircleCi.Generated.Json;
#endif

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
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The successful response. For a <c>DELETE</c> that was retried, this includes 404, because an earlier attempt may have deleted the resource.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, leads to another server or contains <c>..</c>.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<CircleCiResponse> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken = default) =>
        Connection.SendRawAsync(ApiRequest.Raw(method, path), cancellationToken);

    /// <inheritdoc cref="SendAsync(HttpMethod, string, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual CircleCiResponse Send(HttpMethod method, string path, CancellationToken cancellationToken = default) =>
        Connection.SendRaw(ApiRequest.Raw(method, path), cancellationToken);

    /// <inheritdoc cref="SendAsync(HttpMethod, string, CancellationToken)"/>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path from the root of the server, with an optional query, escaped as it is to be sent: <c>/api/v2/me</c>.</param>
    /// <param name="content">
    /// The content to send as JSON: a model, a dictionary or a list, JSON read with System.Text.Json, or any other object. Objects are written by Newtonsoft.Json or,
    /// on .NET, by System.Text.Json if they have attributes of it alone. Text and bytes must be JSON already, an object or a list, and are sent unchanged. Null for no body.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, leads to another server or contains <c>..</c>; or <paramref name="content"/> cannot be sent, such as a stream or an <see cref="HttpContent"/>.
    /// </exception>
#if NET8_0_OR_GREATER
    [RequiresUnreferencedCode(CallersJson.Reflects)]
    [RequiresDynamicCode(CallersJson.Reflects)]
#endif
    public virtual Task<CircleCiResponse> SendAsync(HttpMethod method, string path, object? content, CancellationToken cancellationToken = default) =>
        Connection.SendRawAsync(ApiRequest.Raw(method, path, Written(content)), cancellationToken);

    /// <inheritdoc cref="SendAsync(HttpMethod, string, object, CancellationToken)"/>
#if NET8_0_OR_GREATER
    [RequiresUnreferencedCode(CallersJson.Reflects)]
    [RequiresDynamicCode(CallersJson.Reflects)]
#endif
    [UnsupportedOSPlatform("browser")]
    public virtual CircleCiResponse Send(HttpMethod method, string path, object? content, CancellationToken cancellationToken = default) =>
        Connection.SendRaw(ApiRequest.Raw(method, path, Written(content)), cancellationToken);

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="SendAsync(HttpMethod, string, object, CancellationToken)"/>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path from the root of the server, with an optional query, escaped as it is to be sent: <c>/api/v2/me</c>.</param>
    /// <param name="content">The content, an object or a list in JSON.</param>
    /// <param name="typeInfo">How System.Text.Json writes it, from a context that its source generation creates. Works in programs that are compiled ahead of time.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public virtual Task<CircleCiResponse> SendAsync<T>(HttpMethod method, string path, T content, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default) =>
        Connection.SendRawAsync(ApiRequest.RawJson(method, path, CallersJson.Written(content, typeInfo)), cancellationToken);

    /// <inheritdoc cref="SendAsync{T}(HttpMethod, string, T, JsonTypeInfo{T}, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual CircleCiResponse Send<T>(HttpMethod method, string path, T content, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default) =>
        Connection.SendRaw(ApiRequest.RawJson(method, path, CallersJson.Written(content, typeInfo)), cancellationToken);
#endif

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

#if NET8_0_OR_GREATER
    [RequiresUnreferencedCode(CallersJson.Reflects)]
    [RequiresDynamicCode(CallersJson.Reflects)]
    private static object? Written(object? content) => CallersJson.Content(content);
#else
    private static object? Written(object? content) => content;
#endif
}
