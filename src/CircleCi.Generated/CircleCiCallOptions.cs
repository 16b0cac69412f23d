using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>Options that override the client's for some calls. Use them to create a view of a client with <see cref="CircleCiClient.With"/>.</summary>
public sealed class CircleCiCallOptions
{
    // Of a header's name in a message.
    private const int MaxName = 100;

    // They say who calls and where to; both are the client's business.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "Circle-Token", "Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Type", "Content-Length", "Transfer-Encoding" };

    /// <summary>Additional headers. They replace headers that the client sends itself, except those that contain credentials or describe the body.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Additional query parameters, for those that the SDK does not support yet.</summary>
    public IDictionary<string, string> Query { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The maximum duration of a call, with all its attempts and waits, or null for the client's <see cref="CircleCiClientOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The maximum duration of an attempt, or null for the client's <see cref="CircleCiClientOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>The maximum number of retries, 0 for none, or null for the client's.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>Called with the status and headers of each response before its body is read, including responses that lead to a retry. An exception that it throws is thrown by the call.</summary>
    public Action<CircleCiResponseInfo>? OnResponse { get; set; }

    /// <summary>Creates a copy that later changes do not affect, on top of the options of another view.</summary>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    internal CircleCiCallOptions Validated(CircleCiCallOptions? under)
    {
        var copy = new CircleCiCallOptions
        {
            Timeout = Timeouts.Check(Timeout, nameof(Timeout)) ?? under?.Timeout,
            AttemptTimeout = Timeouts.Check(AttemptTimeout, nameof(AttemptTimeout)) ?? under?.AttemptTimeout,
            MaxRetries = MaxRetries is < 0 ? throw new ArgumentException($"MaxRetries is {MaxRetries}; specify 0 for none, or a positive number.") : MaxRetries ?? under?.MaxRetries,
            OnResponse = OnResponse ?? under?.OnResponse,
        };
        // Values that a request rejects are found now and not at the first call.
        using var request = new HttpRequestMessage();
        foreach (var header in (under?.Headers ?? new Dictionary<string, string>()).Concat(Headers))
        {
            var name = MessageText.OneLine(MessageText.Short(header.Key, MaxName));
            if (Reserved.Contains(header.Key))
                throw new ArgumentException($"The header {name} is set by the client and cannot be overridden for a call.");
            // A value may be a secret, and is not repeated.
            if (header.Value is null || header.Value.Any(static c => c is (< ' ' and not '\t') or > '~'))
                throw new ArgumentException($"The header '{name}' has a value that is not valid in a header; specify ASCII text without line breaks.");
            if (!header.Key.All(static c => c is > ' ' and <= '~') || !request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                throw new ArgumentException($"The header '{name}' is not a valid name of a request header.");
            copy.Headers[header.Key] = header.Value;
        }

        foreach (var parameter in (under?.Query ?? new Dictionary<string, string>()).Concat(Query))
            copy.Query[parameter.Key] = parameter.Value ?? throw new ArgumentException($"The query parameter '{parameter.Key}' is null; omit it instead.");
        return copy;
    }
}
