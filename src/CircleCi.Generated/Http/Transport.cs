using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>What sends requests to one server with one token: the HttpClient, and what all of its calls share.</summary>
internal sealed class Transport : IDisposable
{
    private const string TokenHeader = "Circle-Token";

    private readonly bool _isOwn;
    private readonly bool _isForeign;
    private readonly string _userAgent;
    private readonly CallLimiter? _limiter;
    private readonly Announcements _announcements = new();

    public Transport(CircleCiClientOptions options)
    {
        Settings = new Settings(options);
        _userAgent = UserAgent(options.Product);
        if (Settings.CallLimit is { } limit)
            _limiter = CallLimiter.For(limit, Settings.Clock, Settings.BaseAddress, Settings.Token());
        if (options.HttpClient is { } http)
        {
            if (options.Handler is not null || options.Handlers.Count > 0)
                throw new ArgumentException("HttpClient and Handler or Handlers are set; an HttpClient has its own handlers, so give one or the other.");
            _isForeign = true;
            Http = http;
            return;
        }

        Redirects.Refuse(options.Handler);
        // HttpClient's own timeout ends with the headers; ours goes on to the end of the body.
        Http = new HttpClient(Chain(options), disposeHandler: options.Handler is null) { Timeout = Timeout.InfiniteTimeSpan };
        _isOwn = true;
    }

    public Settings Settings { get; }

    public HttpClient Http { get; }

    public void Dispose()
    {
        if (_isOwn)
            Http.Dispose();
    }

    /// <summary>How long the next try has to wait for its turn.</summary>
    public TimeSpan TakeTurn() => _limiter?.Take() ?? TimeSpan.Zero;

    public Try Begin(Call call) => new(call, Settings, _limiter, _announcements);

    public HttpRequestMessage Message(Call call, Uri address, CircleCiCallOptions? options)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        message.Headers.TryAddWithoutValidation("Accept", request.Elsewhere is null ? "application/json" : "*/*");
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (request.From > 0)
            message.Headers.Range = new RangeHeaderValue(request.From, null);
        foreach (var header in options?.Headers ?? (IEnumerable<KeyValuePair<string, string>>)[])
        {
            message.Headers.Remove(header.Key);
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
                throw new ArgumentException($"'{header.Key}' is no header of a request.");
        }

        if (call.Token is { } token && Tokens.MayGoTo(address, Settings.BaseAddress))
        {
            if (_isForeign)
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            else
                message.Headers.TryAddWithoutValidation(TokenHeader, token);
        }

        if (request.Content is { } content)
        {
            message.Content = new ByteArrayContent(CircleCiJson.WriteBytes(content));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;
    }

    private static HttpMessageHandler Chain(CircleCiClientOptions options)
    {
        var chain = options.Handler ?? NewHandler();
        foreach (var handler in options.Handlers.Reverse())
        {
            if (handler is null || handler.InnerHandler is not null)
                throw new ArgumentException("A handler of Handlers is null, or in use already: each one is for one client, without an InnerHandler.");
            handler.InnerHandler = chain;
            chain = handler;
        }

        return chain;
    }

    private static HttpMessageHandler NewHandler()
    {
        // Redirects are not followed here: .NET would send the token's header on to wherever they lead.
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Cookies would make calls depend on each other.
            UseCookies = false,
        };
#else
        // Windows PowerShell on an older .NET Framework begins with protocols that CircleCI no longer speaks.
        if (ServicePointManager.SecurityProtocol != 0)
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
        };
#endif
    }

    private static string UserAgent(string? product)
    {
        var version = typeof(ApiConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{product} CircleCi.Generated/{version}".Trim();
    }
}
