using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>Sends requests to one server with one token and reads the answers. Shared by all clients of a <see cref="CircleCiClient"/>.</summary>
internal sealed class ApiConnection : IDisposable
{
    private const string TokenHeader = "Circle-Token";

    private readonly HttpClient _http;
    private readonly string? _token;

    public ApiConnection(CircleCiClientOptions options)
    {
        BaseAddress = ServerAddress.Normalize(options.BaseAddress);
        _token = options.Token?.Trim();
        if (_token?.Any(c => c is <= ' ' or > '~') == true)
            throw new ArgumentException("The token holds a character that no token has; was it pasted with something else?", nameof(options));
        // HttpClient's own timeout ends with the headers; ours goes on to the end of the body.
        _http = new HttpClient(options.Handler ?? NewHandler(), disposeHandler: options.Handler is null) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.Add("User-Agent", UserAgent(options.Product));
    }

    /// <summary>How long an answer may take; one that is read item by item, how long the next part of it may.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(100);

    public Uri BaseAddress { get; }

    public void Dispose() => _http.Dispose();

    public async Task<T> SendAsync<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken)
    {
        using var open = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = await Body.ReadAsync(open).ConfigureAwait(false);
        return AnswerReader.Read(open, body.Bytes, answer);
    }

    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var open = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = await Body.ReadAsync(open).ConfigureAwait(false);
    }

    /// <summary>Sends a request and gives its answer, of which the body is still to be read.</summary>
    /// <exception cref="CircleCiException">There is no answer, or not one of success.</exception>
    public async Task<OpenAnswer> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var limit = Limit(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using var message = Message(request);
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
#if NET8_0_OR_GREATER
            var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
#else
            var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            var answer = new OpenAnswer(request, response, stream, limit, cancellationToken);
            if (response.IsSuccessStatusCode)
                return answer;
            using (answer)
            using (var body = await Body.ReadAsync(answer).ConfigureAwait(false))
                throw Failure.Refused(request, response, Encoding.UTF8.GetString(body.Bytes.Array!, 0, body.Bytes.Count));
        }
        catch (Exception e)
        {
            response?.Dispose();
            limit.Dispose();
            if (Failure.Of(request, e, cancellationToken) is { } failure)
                throw failure;
            throw;
        }
    }

#if NET8_0_OR_GREATER
    public T Send<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken)
    {
        using var open = Open(request, cancellationToken);
        using var body = Body.Read(open);
        return AnswerReader.Read(open, body.Bytes, answer);
    }

    public void Send(ApiRequest request, CancellationToken cancellationToken)
    {
        using var open = Open(request, cancellationToken);
        using var body = Body.Read(open);
    }

    /// <inheritdoc cref="OpenAsync"/>
    public OpenAnswer Open(ApiRequest request, CancellationToken cancellationToken)
    {
        var limit = Limit(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using var message = Message(request);
            response = _http.Send(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = new OpenAnswer(request, response, response.Content.ReadAsStream(limit.Token), limit, cancellationToken);
            if (response.IsSuccessStatusCode)
                return answer;
            using (answer)
            using (var body = Body.Read(answer))
                throw Failure.Refused(request, response, Encoding.UTF8.GetString(body.Bytes));
        }
        catch (Exception e)
        {
            response?.Dispose();
            limit.Dispose();
            if (Failure.Of(request, e, cancellationToken) is { } failure)
                throw failure;
            throw;
        }
    }
#else
    // There is no synchronous HttpClient here; the call runs off the caller's context, so that waiting for it cannot block what it waits for.
    public T Send<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, answer, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public void Send(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public OpenAnswer Open(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => OpenAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();
#endif

    private static CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        return limit;
    }

    private static HttpMessageHandler NewHandler() =>
        // Redirects are not followed: .NET would send the token's header on to wherever they lead.
#if NET8_0_OR_GREATER
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#endif

    private static string UserAgent(string? product)
    {
        var version = typeof(ApiConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{product} CircleCi.Generated/{version}".Trim();
    }

    private HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(BaseAddress, request.Target));
        if (!string.IsNullOrEmpty(_token))
            message.Headers.Add(TokenHeader, _token);
        if (request.Content is { } content)
        {
            message.Content = new ByteArrayContent(CircleCiJson.WriteBytes(content));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;
    }
}
