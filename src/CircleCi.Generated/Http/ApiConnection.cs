using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Http;

/// <summary>Sends requests to one server with one token and reads the answers. Shared by all clients of a <see cref="CircleCiClient"/>.</summary>
internal sealed class ApiConnection : IDisposable
{
    private const string TokenHeader = "Circle-Token";
    private const string TimedOut = "no answer came in time.";

    private readonly HttpClient _http;
    private readonly string? _token;

    public ApiConnection(CircleCiClientOptions options)
    {
        BaseAddress = ServerAddress.Normalize(options.BaseAddress);
        _token = options.Token?.Trim();
        if (_token?.Any(c => c is <= ' ' or > '~') == true)
            throw new ArgumentException("The token holds a character that no token has; was it pasted with something else?", nameof(options));
        _http = new HttpClient(options.Handler ?? NewHandler(), disposeHandler: options.Handler is null);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.Add("User-Agent", UserAgent(options.Product));
    }

    public Uri BaseAddress { get; }

    public void Dispose() => _http.Dispose();

    public async Task<T> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken)
    {
        using var response = await RespondAsync(request, cancellationToken).ConfigureAwait(false);
#if NET8_0_OR_GREATER
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        return Read<T>(request, response, stream);
    }

    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var response = await RespondAsync(request, cancellationToken).ConfigureAwait(false);
    }

#if NET8_0_OR_GREATER
    public T Send<T>(ApiRequest request, CancellationToken cancellationToken)
    {
        using var response = Respond(request, cancellationToken);
        using var stream = response.Content.ReadAsStream(cancellationToken);
        return Read<T>(request, response, stream);
    }

    public void Send(ApiRequest request, CancellationToken cancellationToken)
    {
        using var response = Respond(request, cancellationToken);
    }

    private HttpResponseMessage Respond(ApiRequest request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            using var message = Message(request);
            response = _http.Send(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(request, e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(request, TimedOut, e);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        using (var reader = new StreamReader(response.Content.ReadAsStream(cancellationToken), Encoding.UTF8))
            throw Failure(request, response, reader.ReadToEnd());
    }
#else
    // There is no synchronous HttpClient here; the call runs off the caller's context, so that waiting for it cannot block what it waits for.
    public T Send<T>(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync<T>(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public void Send(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();
#endif

    private async Task<HttpResponseMessage> RespondAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            using var message = Message(request);
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(request, e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(request, TimedOut, e);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
#if NET8_0_OR_GREATER
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#else
            var body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
#endif
            throw Failure(request, response, body);
        }
    }

    private static T Read<T>(ApiRequest request, HttpResponseMessage response, Stream stream)
    {
        try
        {
            return CircleCiJson.Read<T>(stream) ?? throw new JsonSerializationException("the answer is empty");
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            throw new CircleCiException($"{Name(request)}: the answer ({response.Content.Headers.ContentType}) could not be read: {e.Message}", e)
            {
                StatusCode = response.StatusCode,
                RequestMethod = request.Method,
                RequestPath = PathOf(request),
                ResponseHeaders = HeadersOf(response),
            };
        }
    }

    private static CircleCiException Unreachable(ApiRequest request, string why, Exception e) => new($"{Name(request)}: {why}", e)
    {
        RequestMethod = request.Method,
        RequestPath = PathOf(request),
    };

    private static CircleCiException Failure(ApiRequest request, HttpResponseMessage response, string body) =>
        new($"{Name(request)}: {(int)response.StatusCode} {Phrase(response)}{(ErrorMessage.Find(body) is { } said ? $": {said}" : "")}")
        {
            StatusCode = response.StatusCode,
            RequestMethod = request.Method,
            RequestPath = PathOf(request),
            ResponseHeaders = HeadersOf(response),
            ResponseBody = body,
        };

    private static string Phrase(HttpResponseMessage response) => response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString();

    private static string Name(ApiRequest request) => $"{request.Method} {PathOf(request)}";

    private static string PathOf(ApiRequest request) => "/" + request.Target.Split('?')[0];

    private static Dictionary<string, IReadOnlyList<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.Concat(response.Content.Headers))
            headers[header.Key] = [.. header.Value];
        return headers;
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
