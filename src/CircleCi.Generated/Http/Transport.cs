using System.Net.Http.Headers;
using System.Reflection;

namespace CircleCi.Generated.Http;

/// <summary>What sends requests to one server with one token: the HttpClient, and what all of its calls share.</summary>
internal sealed class Transport : IDisposable
{
    private const string TokenHeader = "Circle-Token";

    // .NET Framework's and Mono's handlers end with the connection, which may take them a while.
    private static readonly bool IsNet = Environment.Version.Major >= 5;

    private readonly HttpMessageInvoker _http;
    private readonly bool _isOwn;
    private readonly string _userAgent;
    private readonly CancellationTokenSource _disposing = new();
    private readonly RateLimitQueue? _limiter;
    private readonly Announcements _announcements = new();
#if NET8_0_OR_GREATER
    private readonly BlockingPath? _blocking;
#endif

    public Transport(CircleCiClientOptions options)
    {
        Settings = new Settings(options);
        _userAgent = UserAgent(options.Product);
        if (Settings.RateLimiter is { } limit)
            _limiter = RateLimitQueue.For(limit, Settings.Clock, Settings.BaseAddress, Settings.Token());
        Disposing = _disposing.Token;
        HasOthersHandlers = options.HttpClient is not null || options.Handler is not null || options.Handlers.Count > 0;
        if (options.HttpClient is { } http)
        {
            if (options.Handler is not null || options.Handlers.Count > 0)
                throw new ArgumentException("HttpClient and Handler or Handlers are set; an HttpClient has its own handlers, so set one or the other.");
            _http = http;
#if NET8_0_OR_GREATER
            _blocking = BlockingPath.Of(http);
#endif
            return;
        }

        var chain = Chain(options);
        // Not an HttpClient: its timeout ends with the headers, while ours goes on to the end of the body, and it links each token once more.
        _http = new HttpMessageInvoker(chain, disposeHandler: options.Handler is null);
        _isOwn = true;
#if NET8_0_OR_GREATER
        if (HasOthersHandlers)
            _blocking = BlockingPath.Of(chain);
#endif
    }

    public Settings Settings { get; }

    /// <summary>Canceled when the client is disposed.</summary>
    public CancellationToken Disposing { get; }

    public RateLimitQueue? Limiter => _limiter;

    /// <summary>Whether requests pass handlers that are not the client's own.</summary>
    public bool HasOthersHandlers { get; }

    /// <summary>Whether what is sent and read ends by its token for certain. What others' handlers do may not.</summary>
    public bool EndsByToken => !HasOthersHandlers && IsNet;

    /// <summary>The timeout of a caller's HttpClient; null if there is none.</summary>
    public TimeSpan? HttpClientTimeout => _http is HttpClient { Timeout: var time } && time != Timeout.InfiniteTimeSpan ? time : null;

    public void Dispose()
    {
        if (_disposing.IsCancellationRequested)
            return;
        _disposing.Cancel();
        if (_isOwn)
            _http.Dispose();
    }

    public void ThrowIfDisposed()
    {
        if (_disposing.IsCancellationRequested)
            throw Failure.Disposed();
    }

    public Attempt Begin(Call call)
    {
        try
        {
            return new Attempt(call, Settings, _limiter, _announcements);
        }
        catch
        {
            // It was canceled meanwhile, or there is no token for it.
            call.GiveTurnBack(_limiter);
            throw;
        }
    }

    /// <summary>Sends a request. One whose handler overlooks its token is left behind when it is canceled, and let go of when it ends.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, Attempt attempt) =>
        EndsByToken ? _http.SendAsync(message, attempt.Limit.Token) : SendWatchedAsync(message, attempt.Sending, attempt.Limit.Token);

    private async Task<HttpResponseMessage> SendWatchedAsync(HttpRequestMessage message, Sending sending, CancellationToken token)
    {
        using var marked = HasOthersHandlers ? sending.Mark(message) : null;
        var response = HasOthersHandlers ? OffContext.RunAsync(() => StartAsync(message, token)) : StartAsync(message, token);
        if (!response.IsCompleted && !await TokenWait.ForAsync(response, token).ConfigureAwait(false))
        {
            LetGo(response, message, sending);
            throw new OperationCanceledException(token);
        }

        try
        {
            return WithContent(await response.ConfigureAwait(false) ?? throw NoResponse());
        }
        finally
        {
            sending.Close();
            message.Dispose();
        }
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="SendAsync"/>
    public HttpResponseMessage Send(HttpRequestMessage message, Attempt attempt) =>
        _blocking is null ? _http.Send(message, attempt.Limit.Token) : SendWatched(_blocking, message, attempt.Sending, attempt.Limit.Token);

    private HttpResponseMessage SendWatched(BlockingPath path, HttpRequestMessage message, Sending sending, CancellationToken token)
    {
        BlockingPath.Mark(message);
        // A handler that overlooks its token can only be left behind on a thread that is not the caller's.
        var response = Blocking.StartAsync(async () =>
        {
            using var marked = sending.Mark(message);
            if (path.IsAsync)
                return await StartAsync(message, token).ConfigureAwait(false);
            return _http is HttpClient http ? http.Send(message, HttpCompletionOption.ResponseHeadersRead, token) : _http.Send(message, token);
        });
        if (!TokenWait.For(response, token))
        {
            LetGo(response, message, sending);
            throw new OperationCanceledException(token);
        }

        try
        {
            return response.GetAwaiter().GetResult() ?? throw NoResponse();
        }
        finally
        {
            sending.Close();
            message.Dispose();
        }
    }

    /// <inheritdoc cref="OpenBodyAsync"/>
    /// <remarks>It may know no blocking reads.</remarks>
    public Stream OpenBody(Attempt attempt)
    {
        var (content, token) = (attempt.Response!.Content, attempt.Limit.Token);
        // The contents of .NET give their stream without reading from it.
        if (content.GetType().Assembly == typeof(HttpContent).Assembly)
            return content.ReadAsStream(token);
        var body = Blocking.StartAsync(() => content.ReadAsStreamAsync(token));
        return TokenWait.For(body, token) ? body.GetAwaiter().GetResult() : throw attempt.LeaveBehind(body);
    }
#endif

    /// <summary>Begins to read a body that others' handlers gave. One that has no stream is read to its end here, and may overlook its token.</summary>
    public async Task<Stream> OpenBodyAsync(Attempt attempt)
    {
        var (content, token) = (attempt.Response!.Content, attempt.Limit.Token);
#if NET8_0_OR_GREATER
        var body = OffContext.RunAsync(() => content.ReadAsStreamAsync(token));
#else
        var body = OffContext.RunAsync(() => content.ReadAsStreamAsync());
#endif
        return body.IsCompleted || await TokenWait.ForAsync(body, token).ConfigureAwait(false) ? await body.ConfigureAwait(false) : throw attempt.LeaveBehind(body);
    }

    public HttpRequestMessage Message(Attempt attempt, Uri address)
    {
        var call = attempt.Call;
        var request = call.Request;
        var message = new HttpRequestMessage(HttpMethods.Of(request.Method), address);
        message.Headers.TryAddWithoutValidation("Accept", request.Elsewhere is null ? request.Accept : "*/*");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", request.IsAsStored ? "identity" : Decompression.Accepted);
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (request.From > 0)
            message.Headers.Range = new RangeHeaderValue(request.From, null);
        // Like the token, they are for the caller's own server: another one must not see what may be a secret.
        if (call.HasHeaders && (attempt.IsAtServer || Tokens.IsSameOrigin(address, Settings.BaseAddress)))
        {
            // What is set for a call replaces what the operation takes.
            foreach (var header in call.Headers)
            {
                message.Headers.Remove(header.Key);
                if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
                    throw new ArgumentException($"'{header.Key}' is not a request header.");
            }
        }

        if (call.Token is { } token && (attempt.IsAtServer ? Settings.IsSafe : Tokens.MayGoTo(address, Settings.BaseAddress)))
        {
            if (_http is HttpClient)
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            else
                message.Headers.TryAddWithoutValidation(TokenHeader, token);
        }

        if (call.Content is { } content)
            message.Content = new RequestContent(content, request.ContentType, attempt.Sending);
        else if (!request.IsIdempotent || request.Method == "DELETE")
            message.Content = new RequestContent([], request.ContentType, attempt.Sending);
        return message;
    }

    // Asynchronous, so that what a handler throws at once comes with the task too.
    private async Task<HttpResponseMessage> StartAsync(HttpRequestMessage message, CancellationToken token) =>
        await ((_http is HttpClient http ? http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token) : _http.SendAsync(message, token)) ?? throw NoResponse()).ConfigureAwait(false);

    private static HttpResponseMessage WithContent(HttpResponseMessage response)
    {
#if !NET8_0_OR_GREATER
        // On .NET Framework and Mono, one that a handler makes has none at first.
        response.Content ??= new ByteArrayContent([]);
#endif
        return response;
    }

    private static HttpMessageHandler Chain(CircleCiClientOptions options)
    {
        var chain = options.Handler is { } given
            ? PrimaryHandler.Of(given, options.BaseAddress, !string.IsNullOrEmpty(options.Token) || options.TokenProvider is not null || options.AsyncTokenProvider is not null)
            : PrimaryHandler.New(options.BaseAddress);
        if (options.Handler is null && options.Handlers.Count > 0)
            chain = new CircleCiSendOnceHandler(chain);
        foreach (var handler in options.Handlers.Reverse())
        {
            if (handler is null || handler.InnerHandler is not null)
                throw new ArgumentException("A handler in Handlers is null or already in use; each can be used by one client, without an InnerHandler.");
            handler.InnerHandler = chain;
            chain = handler;
        }

        return chain;
    }

    private static void LetGo(Task<HttpResponseMessage> response, HttpRequestMessage message, Sending sending) => response.ContinueWith(
        ended =>
        {
            sending.Close();
            if (ended.Status == TaskStatus.RanToCompletion)
                ended.Result?.Dispose();
            message.Dispose();
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    /// <summary>What a handler is told, and its user, that gives null.</summary>
    public static InvalidOperationException NoResponse() => new("A handler returned no response.");

    private static string UserAgent(string? product)
    {
        var version = typeof(ApiConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{product} CircleCi.Generated/{version}".Trim();
    }
}
