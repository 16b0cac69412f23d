using System.Diagnostics;
using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>The options of a <see cref="CircleCiClient"/>.</summary>
public sealed class CircleCiClientOptions
{
    private Uri _baseAddress = ServerAddress.FromEnvironment();

    /// <summary>The address of CircleCI cloud.</summary>
    public static Uri CloudAddress { get; } = new("https://circleci.com/");

    /// <summary>
    /// The API token, sent in the header <c>Circle-Token</c>. If empty, only public data of open-source projects can be read.
    /// The default is the environment variable <c>CIRCLE_TOKEN</c>.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [Newtonsoft.Json.JsonIgnore]
#if NET8_0_OR_GREATER
    [System.Text.Json.Serialization.JsonIgnore]
#endif
    public string? Token { get; set; } = Environment.GetEnvironmentVariable("CIRCLE_TOKEN");

    /// <summary>
    /// The address of the server: CircleCI cloud or a self-hosted CircleCI Server. A trailing <c>/api/v2</c> is ignored, and a user name and password
    /// in the address are dropped, because they are never sent. The default is the environment variable <c>CIRCLE_URL</c>, or
    /// <see cref="CloudAddress"/> if it is not set. An address that is not valid is rejected when a client is created.
    /// </summary>
    public Uri BaseAddress
    {
        get => _baseAddress;
        set => _baseAddress = ServerAddress.WithoutUser(value);
    }

    /// <summary>The name and version of the calling program, such as <c>shop-deployer/1.4</c>. It comes first in the <c>User-Agent</c> header.</summary>
    public string? Product { get; set; }

    /// <summary>
    /// Provides the token for each attempt, for tokens that change while the program runs. Null to use <see cref="Token"/>. Called from many threads;
    /// it should return from memory. Null or an empty string means no token.
    /// </summary>
    public Func<string?>? TokenProvider { get; set; }

    /// <summary>
    /// An asynchronous <see cref="TokenProvider"/>, for tokens that have to be fetched, such as from a vault. Cache the token and renew it only when necessary. The cancellation
    /// token is canceled when the operation is canceled or times out. Blocking methods wait for the token. Set only one of the two providers.
    /// </summary>
    public Func<CancellationToken, Task<string?>>? AsyncTokenProvider { get; set; }

    /// <summary>
    /// The maximum duration of an attempt, until its response is complete; for a response that is read item by item, until its next part is received. The default is
    /// 100 seconds. Use <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum duration of a call, with all its attempts and the waits between them. The default is 5 minutes. Use <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The maximum size in bytes, after decompression, of a response that is read into memory; for an enumerated list or a log, of one item or message.
    /// A larger one is an error. The default is 100 MB. Downloads are not limited.
    /// </summary>
    public long MaxResponseContentBufferSize { get; set; } = 100 * 1024 * 1024;

    /// <summary>
    /// Whether a response with a member of an undocumented type throws a <see cref="CircleCiFormatException"/>, unless the value can be converted, such as a number in quotes.
    /// The default is false: the value is kept in <see cref="CircleCiModel.AdditionalProperties"/>, the property stays empty, <see cref="Log"/> is notified once, and everything else is read.
    /// </summary>
    public bool ThrowOnUnreadableMembers { get; set; }

    /// <summary>The options for retrying failed calls.</summary>
    public CircleCiRetryOptions Retry { get; set; } = new();

    /// <summary>Limits the rate of calls, so that CircleCI does not reject any, or null for no limit.</summary>
    public CircleCiRateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// The handler that sends the requests, or null for the client's own. It is not disposed with the client. It must not follow redirects
    /// (<c>AllowAutoRedirect = false</c>), because .NET would send the token to any target; the client follows safe redirects itself. Its
    /// <c>AutomaticDecompression</c> is disabled if it has not been used before: the client decompresses responses, except files that are saved as they are stored.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>
    /// The client that sends the requests, instead of <see cref="Handler"/>. It is not disposed, and its own timeout also applies to each attempt. Because
    /// it may follow redirects, the token is sent as <c>Authorization: Bearer</c>, which .NET does not forward. A CircleCI Server too old
    /// for that requires <see cref="Handler"/>. If its handlers send requests again (retries, hedging), put a <see cref="CircleCiSendOnceHandler"/> inside them if
    /// they copy the request or if its body is read before, as for a log. Otherwise a second send of a request that starts something is rejected, also when
    /// <c>Credentials</c> would send it again.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The handlers that process each attempt, outermost first, for example for logging, metrics or proxies. Each can be used by one client only.</summary>
    public IList<DelegatingHandler> Handlers { get; } = [];

    /// <summary>The clock for times and waits. The default is the system clock.</summary>
    public CircleCiClock Clock { get; set; } = CircleCiClock.System;

    /// <summary>Called for each attempt and each retried call, and once for each operation that CircleCI will remove and each member that cannot be read. Null for no log. It should not throw.</summary>
    public Action<CircleCiLogEntry>? Log { get; set; }

    /// <summary>Returns the options without the token.</summary>
    public override string ToString() => $"{ServerAddress.Shown(BaseAddress?.ToString() ?? "")} {(string.IsNullOrEmpty(Token) && TokenProvider is null && AsyncTokenProvider is null ? "without" : "with")} a token";
}
