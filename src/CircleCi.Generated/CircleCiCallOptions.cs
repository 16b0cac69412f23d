using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>What shall be otherwise for some calls: make a view of a client with it, see <see cref="CircleCiClient.With"/>.</summary>
public sealed class CircleCiCallOptions
{
    // Of a header's name in a message.
    private const int MaxName = 100;

    // They say who calls and where to; both are the client's business.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "Circle-Token", "Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Type", "Content-Length", "Transfer-Encoding" };

    /// <summary>Headers to send besides; a header that the client sends itself is replaced, except those that carry credentials or describe the body.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Query parameters to send besides, for those that the SDK does not know yet.</summary>
    public IDictionary<string, string> Query { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long a call may take with all its tries and waits; null as the client's <see cref="CircleCiClientOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How long one try may take; null as the client's <see cref="CircleCiClientOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>How often a call is tried again at most, 0 for never; null as the client's.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>Is told the status and headers of each response, before its body is read; also of those that are tried again. What it throws, the call throws.</summary>
    public Action<CircleCiResponseInfo>? OnResponse { get; set; }

    /// <summary>A copy that later changes do not reach, over what another view does otherwise.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    internal CircleCiCallOptions Validated(CircleCiCallOptions? under)
    {
        var copy = new CircleCiCallOptions
        {
            Timeout = Timeouts.Check(Timeout, nameof(Timeout)) ?? under?.Timeout,
            AttemptTimeout = Timeouts.Check(AttemptTimeout, nameof(AttemptTimeout)) ?? under?.AttemptTimeout,
            MaxRetries = MaxRetries is < 0 ? throw new ArgumentException($"MaxRetries is {MaxRetries}; give 0 for none, or more.") : MaxRetries ?? under?.MaxRetries,
            OnResponse = OnResponse ?? under?.OnResponse,
        };
        // What a request refuses is found out now and not at the first call.
        using var request = new HttpRequestMessage();
        foreach (var header in (under?.Headers ?? new Dictionary<string, string>()).Concat(Headers))
        {
            var name = MessageText.OneLine(MessageText.Short(header.Key, MaxName));
            if (Reserved.Contains(header.Key))
                throw new ArgumentException($"The header {name} is the client's own and cannot be set for a call.");
            // A value may be a secret, and is not repeated.
            if (header.Value is null || header.Value.Any(static c => c is (< ' ' and not '\t') or > '~'))
                throw new ArgumentException($"The header '{name}' has a value that no header can have: give ASCII text without line breaks.");
            if (!header.Key.All(static c => c is > ' ' and <= '~') || !request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                throw new ArgumentException($"The header '{name}' has a name that no header can have, or is none of a request.");
            copy.Headers[header.Key] = header.Value;
        }

        foreach (var parameter in (under?.Query ?? new Dictionary<string, string>()).Concat(Query))
            copy.Query[parameter.Key] = parameter.Value ?? throw new ArgumentException($"The query parameter '{parameter.Key}' is null; leave it out instead.");
        return copy;
    }
}
