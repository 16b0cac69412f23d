using System.Diagnostics;
using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>How a <see cref="CircleCiClient"/> reaches CircleCI.</summary>
public sealed class CircleCiClientOptions
{
    private Uri _baseAddress = ServerAddress.FromEnvironment();

    /// <summary>CircleCI's cloud.</summary>
    public static Uri CloudAddress { get; } = new("https://circleci.com/");

    /// <summary>
    /// The API token, sent as the header <c>Circle-Token</c>. Empty means none: only public data of open-source projects can be read then.
    /// Starts as the environment variable <c>CIRCLE_TOKEN</c>.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [Newtonsoft.Json.JsonIgnore]
#if NET8_0_OR_GREATER
    [System.Text.Json.Serialization.JsonIgnore]
#endif
    public string? Token { get; set; } = Environment.GetEnvironmentVariable("CIRCLE_TOKEN");

    /// <summary>
    /// The server: CircleCI's cloud, or the address of a self-hosted CircleCI Server. An <c>/api/v2</c> at its end, often pasted with it, does no
    /// harm; a user's name and password in it are dropped, since they are never sent. Starts as the environment variable <c>CIRCLE_URL</c>, or as
    /// <see cref="CloudAddress"/>. What cannot be the address of a server is refused when a client is made.
    /// </summary>
    public Uri BaseAddress
    {
        get => _baseAddress;
        set => _baseAddress = ServerAddress.WithoutUser(value);
    }

    /// <summary>Name and version of the program that calls, such as <c>shop-deployer/1.4</c>; it comes first in the header <c>User-Agent</c>.</summary>
    public string? Product { get; set; }

    /// <summary>
    /// Gives the token for each try, for tokens that change while the program runs; null to use <see cref="Token"/>. It is called from many threads and
    /// should answer from memory. Null or empty text means no token.
    /// </summary>
    public Func<string?>? TokenProvider { get; set; }

    /// <summary>
    /// Gives the token for each attempt as <see cref="TokenProvider"/> does, for tokens that have to be fetched, as from a vault. It should keep the token and fetch it
    /// anew only when it must; its own token is canceled when the call is or its time is up. A blocking call waits for it. Only one of both may be set.
    /// </summary>
    public Func<CancellationToken, Task<string?>>? AsyncTokenProvider { get; set; }

    /// <summary>
    /// How long one try may take, up to the end of its response; of a response that is read item by item, how long the next part of it may. Starts as
    /// 100 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a call may take with all its tries and the waits between them. Starts as 5 minutes; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many bytes of a response, after decompression, are read into memory at most; of a list that is enumerated and of a log, of one item or message.
    /// What is larger is an error. Starts as 100 MB. Downloads are not limited.
    /// </summary>
    public long MaxResponseContentBufferSize { get; set; } = 100 * 1024 * 1024;

    /// <summary>
    /// Whether a response with a member of another type than CircleCI documents is a <see cref="CircleCiFormatException"/>, unless the value can be understood, as a number in quotes can.
    /// Starts as false: then the member is kept in <see cref="CircleCiModel.AdditionalProperties"/>, its property stays empty, <see cref="Log"/> is told once, and all else is read.
    /// </summary>
    public bool ThrowOnUnreadableMembers { get; set; }

    /// <summary>How calls that fail are tried again.</summary>
    public CircleCiRetryOptions Retry { get; set; } = new();

    /// <summary>How many calls are made in a time at most, so that CircleCI need not refuse any; null for no limit of our own.</summary>
    public CircleCiRateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// What sends the requests; null for a handler of the client's own. It is not disposed with the client. It must not follow redirects
    /// (<c>AllowAutoRedirect = false</c>), since .NET would send the token on to wherever they lead; the client follows those that are safe. Its
    /// <c>AutomaticDecompression</c> is turned off if it was not used before: the client decompresses, except files that are saved as they are stored.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>
    /// What sends the requests, instead of <see cref="Handler"/>; it is not disposed with the client, and its own timeout holds for each try too. Since
    /// it may follow redirects unseen, the token goes as <c>Authorization: Bearer</c> with it, which .NET does not send on. A CircleCI Server too old
    /// for that needs <see cref="Handler"/>. Handlers of it that send again (retries, hedging) need a <see cref="CircleCiSendOnceHandler"/> inside them if
    /// they copy the request, or if its body is read before, as for a log; else a call that starts something is refused the second time by itself, also where
    /// <c>Credentials</c> would send it again.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Handlers that see each try on its way, the first one first: for logging, metrics or proxies of your own. Each is for one client.</summary>
    public IList<DelegatingHandler> Handlers { get; } = [];

    /// <summary>What tells the time and wakes waits. Starts as the system's clock.</summary>
    public CircleCiClock Clock { get; set; } = CircleCiClock.System;

    /// <summary>Is told of each try, of calls that are tried again, and once of each operation that CircleCI will remove and of each member that cannot be read. Null for no log. It should not throw.</summary>
    public Action<CircleCiLogEntry>? Log { get; set; }

    /// <summary>The options without the token.</summary>
    public override string ToString() => $"{ServerAddress.Shown(BaseAddress?.ToString() ?? "")} {(string.IsNullOrEmpty(Token) && TokenProvider is null && AsyncTokenProvider is null ? "without" : "with")} a token";
}
