namespace CircleCi.Generated.Http;

/// <summary>The options of a client, validated and copied when it is created.</summary>
internal sealed class Settings
{
    private const int MaxArray = 1 << 30;

    private readonly Func<string?>? _tokenProvider;
    private readonly string? _token;

    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public Settings(CircleCiClientOptions options)
    {
        BaseAddress = ServerAddress.Normalize(options.BaseAddress);
        IsSafe = Tokens.IsSafe(BaseAddress);
        _token = Tokens.Check(options.Token);
        _tokenProvider = options.TokenProvider;
        AsyncTokenProvider = options.AsyncTokenProvider;
        if (_tokenProvider is not null && AsyncTokenProvider is not null)
            throw new ArgumentException("TokenProvider and AsyncTokenProvider are both set; set one of them.");
        AttemptTimeout = Timeouts.Check(options.AttemptTimeout, nameof(options.AttemptTimeout))!.Value;
        Timeout = Timeouts.Check(options.Timeout, nameof(options.Timeout))!.Value;
        Retry = (options.Retry ?? throw new ArgumentException("Retry is null; set Retry.MaxRetries to 0 for none.")).Validated();
        Clock = options.Clock ?? throw new ArgumentException("Clock is null; use CircleCiClock.System.");
        Log = options.Log;
        OddMembers = new OddMemberLog(options.Log, options.ThrowOnUnreadableMembers);
        RateLimiter = options.RateLimiter;
        MaxSize = options.MaxResponseContentBufferSize is > 0 and <= MaxArray
            ? options.MaxResponseContentBufferSize
            : throw new ArgumentException($"MaxResponseContentBufferSize is {options.MaxResponseContentBufferSize}; specify a number of bytes from 1 to {MaxArray}.");
        if (options.Product?.Any(c => c is < ' ' or > '~') == true)
            throw new ArgumentException($"Product '{Shown.Text(options.Product!)}' contains a character that is not valid in a header; specify one such as shop-deployer/1.4.");
        // Found out now and not at the first call, where it can be.
        if (_tokenProvider is null && AsyncTokenProvider is null)
            Tokens.CheckServer(_token, BaseAddress);
    }

    public Uri BaseAddress { get; }

    /// <summary>Whether nobody between can read what is sent to the server.</summary>
    public bool IsSafe { get; }

    /// <summary>The address of what is under the server.</summary>
    /// <param name="target">Path and query, relative to the server's address, which ends with a slash.</param>
    public Uri At(string target) => new(BaseAddress.AbsoluteUri + target);

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan Timeout { get; }

    /// <summary>Fetches the token, which <see cref="Checked"/> then validates. Null if no token has to be fetched.</summary>
    public Func<CancellationToken, Task<string?>>? AsyncTokenProvider { get; }

    public CircleCiRetryOptions Retry { get; }

    public CircleCiClock Clock { get; }

    public Action<CircleCiLogEntry>? Log { get; }

    /// <summary>What becomes of members that cannot be read.</summary>
    public OddMemberLog OddMembers { get; }

    public CircleCiRateLimiter? RateLimiter { get; }

    /// <summary>How many bytes of a response are held in memory at most.</summary>
    public long MaxSize { get; }

    /// <summary>Gets the token for the next attempt, or null for none.</summary>
    /// <exception cref="ArgumentException">The provider's token is not valid, or must not be sent to this server.</exception>
    public string? Token()
    {
        if (AsyncTokenProvider is not null)
            return null;
        return _tokenProvider is null ? _token : Checked(_tokenProvider());
    }

    /// <summary>Validates a token from a provider. Returns null for none.</summary>
    /// <exception cref="ArgumentException">The token is not valid, or must not be sent to this server.</exception>
    public string? Checked(string? given)
    {
        var token = Tokens.Check(given);
        Tokens.CheckServer(token, BaseAddress);
        return token;
    }
}
