namespace CircleCi.Generated;

/// <summary>How a <see cref="CircleCiClient"/> reaches CircleCI.</summary>
public sealed class CircleCiClientOptions
{
    /// <summary>CircleCI's cloud.</summary>
    public static Uri CloudAddress { get; } = new("https://circleci.com/");

    /// <summary>
    /// The API token, sent as the header <c>Circle-Token</c>. Empty means none: only public data of open-source projects can be read then.
    /// Starts as the environment variable <c>CIRCLE_TOKEN</c>.
    /// </summary>
    public string? Token { get; set; } = Environment.GetEnvironmentVariable("CIRCLE_TOKEN");

    /// <summary>
    /// The server: CircleCI's cloud, or the address of a self-hosted CircleCI Server. An <c>/api/v2</c> at its end, often pasted with it, does no
    /// harm. Starts as the environment variable <c>CIRCLE_URL</c>, or as <see cref="CloudAddress"/>.
    /// </summary>
    public Uri BaseAddress { get; set; } =
        Environment.GetEnvironmentVariable("CIRCLE_URL") is { Length: > 0 } address ? new Uri(address, UriKind.RelativeOrAbsolute) : CloudAddress;

    /// <summary>Name and version of the program that calls, such as <c>shop-deployer/1.4</c>; it comes first in the header <c>User-Agent</c>.</summary>
    public string? Product { get; set; }

    /// <summary>What sends the requests; null for a handler of the client's own. It is not disposed with the client, and must not follow redirects.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The options without the token.</summary>
    public override string ToString() => $"{BaseAddress} {(string.IsNullOrEmpty(Token) ? "without" : "with")} a token";
}
